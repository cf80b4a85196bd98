/** Lets a mapper of Jackson 3 read and write the models. */
@SuppressWarnings("module") // the digit is part of the name of what it is for
module dev.vitals.jackson3 {
  requires com.fasterxml.jackson.databind;
  requires transitive tools.jackson.databind;
  requires static transitive org.jspecify;

  exports dev.vitals.jackson3;

  provides tools.jackson.databind.JacksonModule with
      dev.vitals.jackson3.VitalsModule;
}

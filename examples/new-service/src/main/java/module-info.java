/** Asks greenhouses how warm they are. */
module com.example.greenhouse {
  requires transitive dev.vitals.sdk;

  exports com.example.greenhouse;
  exports com.example.greenhouse.model; // to Jackson as well, which reads and writes the models
}

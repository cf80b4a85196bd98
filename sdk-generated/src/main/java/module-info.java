/**
 * Models of the five services, generated from their OpenAPI documents.
 *
 * <p>Nothing is opened: Jackson reaches the decoders and encoders as public classes of an exported
 * package.
 */
module dev.vitals.model {
  requires transitive com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;

  exports dev.vitals.model;
  // Not part of the API, which may change with any version; but models that users generate with our
  // templates call it, from modules that no list of ours could name.
  exports dev.vitals.model.internal;
}

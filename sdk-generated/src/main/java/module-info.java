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
  // Not part of the API; any version may change it. Exported to all, because models that users
  // generate with our generator call it from modules that we cannot name.
  exports dev.vitals.model.internal;
}

package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonToken;

/** The JSON type of a member's value. */
enum MemberShape {
  TEXT,
  INTEGER,
  NUMBER,
  BOOLEAN,
  ARRAY,
  OBJECT,
  NULL,
  /** What a kind says of a member that may hold any JSON. */
  ANY;

  static MemberShape of(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> TEXT;
      case VALUE_NUMBER_INT -> INTEGER;
      case VALUE_NUMBER_FLOAT -> NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
      case START_ARRAY -> ARRAY;
      case START_OBJECT -> OBJECT;
      case VALUE_NULL -> NULL;
      default -> ANY;
    };
  }

  /** Whether a member of this shape may hold a value of the other. Null fits any. */
  boolean allows(MemberShape found) {
    return this == ANY || found == NULL || this == found || (this == NUMBER && found == INTEGER);
  }
}

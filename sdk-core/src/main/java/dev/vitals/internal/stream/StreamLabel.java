package dev.vitals.internal.stream;

/** What the content type of an answer says about its records. */
public enum StreamLabel {
  /** It is the type of the requested format. */
  EXACT,
  /** It is a JSON text sequence (RFC 7464): a record separator precedes each JSON text. */
  SEQUENCE,
  /** It does not contradict the request. Only the first record shows what the body is. */
  VAGUE
}

package dev.vitals.testing;

/** Which grpc-gateway Central runs, which decides how it words an error. */
public enum CentralGeneration {
  /** Up to 4.5: errors repeat their message as {@code error}; routing errors are plain text. */
  GATEWAY_1,
  /** Since 4.6: errors have no {@code error} member; routing errors are JSON as well. */
  GATEWAY_2
}

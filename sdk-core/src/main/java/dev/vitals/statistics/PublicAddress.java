package dev.vitals.statistics;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** A public address of a gateway. */
public enum PublicAddress {
  /** The address that callers use; only gateways with a load balancer have it. */
  INBOUND("inbound_eip"),
  /** The address from which the gateway calls its backends. */
  OUTBOUND("outbound_eip");

  private final String wireName;

  PublicAddress(String wireName) {
    this.wireName = wireName;
  }

  /** The name that the gateway has for it: {@code dim}. */
  public String wireName() {
    return wireName;
  }

  /**
   * Finds the constant for a name of the gateway's.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that exist
   */
  public static PublicAddress of(String wireName) {
    requireNonNull(wireName, "wireName");
    return Arrays.stream(values())
        .filter(value -> value.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no address has the name \"" + wireName
            + "\"; use one of "
            + Arrays.stream(values()).map(PublicAddress::wireName).toList()));
  }
}

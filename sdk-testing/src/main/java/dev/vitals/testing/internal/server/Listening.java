package dev.vitals.testing.internal.server;

import java.util.List;
import okhttp3.Protocol;

/**
 * What a server speaks.
 *
 * @param protocols the versions it offers
 */
public record Listening(boolean tls, List<Protocol> protocols) {
  /** HTTP/1.1 without TLS. */
  public static final Listening PLAIN = new Listening(false, List.of(Protocol.HTTP_1_1));
}

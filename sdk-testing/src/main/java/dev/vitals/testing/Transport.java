package dev.vitals.testing;

import dev.vitals.testing.internal.server.Listening;
import java.util.List;
import okhttp3.Protocol;

/** What the fakes speak: the version of HTTP, with TLS or without. */
public enum Transport {
  /** HTTP/1.1 without TLS: the default. */
  HTTP_1_1,
  /**
   * HTTP/2 without TLS, for clients that know beforehand: of OkHttp, one with {@code
   * Protocol.H2_PRIOR_KNOWLEDGE}.
   */
  HTTP_2,
  /** HTTP/1.1 over TLS. */
  TLS_HTTP_1_1,
  /** HTTP/2 over TLS, or HTTP/1.1 with a client that does not offer HTTP/2. */
  TLS_HTTP_2;

  Listening listening() {
    return switch (this) {
      case HTTP_1_1 -> Listening.PLAIN;
      case HTTP_2 -> new Listening(false, List.of(Protocol.H2_PRIOR_KNOWLEDGE));
      case TLS_HTTP_1_1 -> new Listening(true, List.of(Protocol.HTTP_1_1));
      case TLS_HTTP_2 -> new Listening(true, List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
    };
  }
}

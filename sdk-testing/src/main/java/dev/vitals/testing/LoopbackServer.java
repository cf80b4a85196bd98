package dev.vitals.testing;

import dev.vitals.testing.traffic.OpenConnection;
import dev.vitals.testing.traffic.ReceivedRequest;
import dev.vitals.testing.traffic.RequestExpectation;
import java.net.URI;
import java.util.List;

/**
 * A server on the loopback interface that remembers what it was asked: the fakes, a {@link
 * FaultServer}, and those of {@link dev.vitals.testing.recording}. A server of your own that
 * implements it can be watched by a {@link LeakCheck}, too. Safe for use by several threads.
 */
public interface LoopbackServer {

  /** The origin, such as {@code http://127.0.0.1:40123}; no path. */
  URI url();

  /** The requests so far, oldest first; a copy that does not grow. */
  List<ReceivedRequest> received();

  /** Starts an assertion on the requests received so far. */
  RequestExpectation expect();

  /** The connections that neither side has closed; a copy that does not change. */
  List<OpenConnection> openConnections();
}

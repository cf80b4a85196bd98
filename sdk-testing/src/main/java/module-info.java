/**
 * Fake servers of the five services, to test programs that call them.
 *
 * <p>It knows nothing of the SDK: what its servers say is written from what the real ones say, so
 * that a mistake of the SDK cannot agree with itself.
 */
module dev.vitals.testing {
  requires com.fasterxml.jackson.databind;
  requires java.management; // thread dumps, for a LeakCheck
  requires mockwebserver3;
  requires okhttp3.tls; // the certificate of fakes that speak TLS
  requires transitive okhttp3; // its client, for a Recorder
  requires static transitive org.jspecify;
  // Static: a program without JUnit may use the fakes as plain AutoCloseables. Not transitive:
  // such a module could not be compiled.
  requires static org.junit.jupiter.api;

  exports dev.vitals.testing;
  exports dev.vitals.testing.recording;
  exports dev.vitals.testing.traffic;
}

package dev.vitals.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import java.io.IOException;
import java.util.concurrent.Flow;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.BufferedSink;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestContext;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/** The Reactive Streams TCK over streams from a server that sends as many records as asked for. */
final class PublisherTckTest extends FlowPublisherVerification<JsonNode> {
  private static final long TIMEOUT_MILLIS = 1_000;
  private static final long QUIET_MILLIS = 50;

  private MockWebServer server = new MockWebServer();
  private ApiClient client =
      ApiClient.create(Configuration.builder("http://localhost:1").build());

  PublisherTckTest() {
    super(new TestEnvironment(TIMEOUT_MILLIS, QUIET_MILLIS));
  }

  @BeforeClass
  public void start() throws Exception {
    server = new MockWebServer();
    server.setDispatcher(new Records());
    server.start();
    client = ApiClient.create(Configuration.builder(server.url("/").uri()).build());
  }

  /** A TCK that silently did not run proves nothing. */
  @AfterClass
  public void stop(ITestContext tests) {
    client.close();
    server.close();
    int ran = tests.getPassedTests().size()
        + tests.getFailedTests().size()
        + tests.getSkippedTests().size();
    if (ran < 38) {
      throw new AssertionError("expected 38 tests of the TCK or more, ran " + ran);
    }
  }

  @Override
  public Flow.Publisher<JsonNode> createFlowPublisher(long elements) {
    return client.publisher(StreamRequest.get("/records/{count}", JsonNode.class)
        .path("count", Long.toString(elements))
        .lastItem(node -> node.path("left").asLong() == 0));
  }

  /** It fails with the first demand, since it is cold; the TCK's optional test asks for none. */
  @Override
  @SuppressWarnings("NullAway") // null is how the TCK is told to skip the test
  public Flow.Publisher<JsonNode> createFailedFlowPublisher() {
    return null;
  }

  private static final class Records extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String path = request.getUrl().encodedPath();
      long count = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
      return new MockResponse.Builder()
          .addHeader("Content-Type", "application/x-ndjson")
          .body(new RecordsBody(count))
          .build();
    }
  }

  private record RecordsBody(long count) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      for (long left = count - 1; left >= 0; left--) {
        sink.writeUtf8("{\"left\":").writeDecimalLong(left).writeUtf8("}\n").flush();
      }
    }
  }
}

package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class FaultServerTest {
  private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: x\r\nX-One: 1\r\n\r\n";

  @Test
  void closingEndsEveryThread() throws Exception {
    FaultServer server = FaultServer.start(FaultScript.onRequest().await(new CountDownLatch(1)));
    Socket socket = connect(server);
    write(socket, GET);
    while (server.received().isEmpty()) {
      Thread.onSpinWait();
    }
    List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fault-server"))
        .toList();

    server.close();

    assertThat(threads).hasSizeGreaterThanOrEqualTo(2);
    for (Thread thread : threads) {
      thread.join(5_000);
      assertThat(thread.isAlive()).isFalse();
    }
    socket.close();
  }

  @Test
  void sendsTheBytesOfTheScriptAndNothingElse() throws IOException {
    try (FaultServer server =
            FaultServer.start(FaultScript.onRequest().send("no HTTP").cut());
        Socket socket = connect(server)) {
      write(socket, GET);

      assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("no HTTP");
    }
  }

  @Test
  void answerHasItsRightLengthInBytes() throws IOException {
    try (FaultServer server = FaultServer.start(FaultScript.answer(418, "text/plain", "é"));
        Socket socket = connect(server)) {
      write(socket, GET);
      socket.shutdownOutput();

      assertThat(socket.getInputStream().readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .startsWith("HTTP/1.1 418 ")
          .contains("Content-Length: 2\r\n")
          .endsWith("\r\n\r\né");
    }
  }

  @Test
  void anAnswerMayHaveAFault() throws IOException {
    FakeAnswer answer = FakeAnswer.text(200, "abcdef").header("X-Odd", "1");
    try (FaultServer server =
            FaultServer.start(FaultScript.answer(answer.with(Fault.cutAfter(2))));
        Socket socket = connect(server)) {
      write(socket, GET);

      assertThat(socket.getInputStream().readAllBytes())
          .asString()
          .contains("X-Odd: 1\r\n", "Content-Length: 6\r\n")
          .endsWith("\r\n\r\nab");
    }
  }

  @Test
  void anAnswerMayBeAReset() throws IOException {
    FakeAnswer none = FakeAnswer.empty(200).with(Fault.resetStream());
    try (FaultServer server = FaultServer.start(FaultScript.answer(none));
        Socket socket = connect(server)) {
      write(socket, GET);

      assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void playsScriptsInTheirOrderAndTheLastOneAgain() throws IOException {
    try (FaultServer server = FaultServer.start(
            FaultScript.onRequest().send("1"), FaultScript.onRequest().send("2"));
        Socket socket = connect(server)) {
      write(socket, GET + GET + GET);

      assertThat(socket.getInputStream().readNBytes(3)).asString().isEqualTo("122");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void keepsWhatItReceived() throws IOException {
    try (FaultServer server = FaultServer.start(FaultScript.onRequest().cut());
        Socket socket = connect(server)) {
      write(socket, "POST /p HTTP/1.1\r\nx-one: 1\r\nContent-Length: 3\r\n\r\nabc");
      socket.getInputStream().readAllBytes();

      assertThat(server.received()).singleElement().satisfies(request -> {
        assertThat(request).hasToString("POST /p");
        assertThat(request.header("X-ONE")).contains("1");
        assertThat(request.body()).isEqualTo("abc");
      });
    }
  }

  @Test
  void readsChunkedRequests() throws IOException {
    try (FaultServer server = FaultServer.start(FaultScript.onRequest().cut());
        Socket socket = connect(server)) {
      write(
          socket,
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
      socket.getInputStream().readAllBytes();

      assertThat(server.received().get(0).body()).isEqualTo("abc");
    }
  }

  @Test
  void anUnreadScriptWaitsForNoRequest() throws IOException {
    try (FaultServer server =
            FaultServer.start(FaultScript.unread().send("early").cut());
        Socket socket = connect(server)) {
      assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("early");
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void anUnreadScriptEndsAKeptConnectionWhileItIsIdle() throws IOException {
    try (FaultServer server = FaultServer.start(
            FaultScript.onRequest().send("1"), FaultScript.unread().cut());
        Socket socket = connect(server)) {
      write(socket, GET);

      assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("1");
    }
  }

  @Test
  void anUnreadScriptIsPlayedOnceForEachConnection() throws Exception {
    try (FaultServer server = FaultServer.start(FaultScript.unread().send("hello"))) {
      for (int i = 0; i < 2; i++) {
        try (Socket socket = connect(server)) {
          write(socket, GET);
          socket.shutdownOutput();

          assertThat(socket.getInputStream().readNBytes(6)).asString().isEqualTo("hello");
        }
      }
      assertThat(server.awaitOpenConnections(0, Duration.ofSeconds(10))).isTrue();
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void aServerWhoseLastScriptIsUnreadSeesTheClientGo() throws Exception {
    try (FaultServer server =
        FaultServer.start(FaultScript.onRequest().send("1"), FaultScript.unread())) {
      try (Socket socket = connect(server)) {
        write(socket, GET);
        assertThat(socket.getInputStream().read()).isEqualTo('1');
        assertThat(server.openConnections()).hasSize(1);
      }
      assertThat(server.awaitOpenConnections(0, Duration.ofSeconds(10))).isTrue();
    }
  }

  @Test
  void aResetIsNoCleanEnd() throws IOException {
    CountDownLatch seen = new CountDownLatch(1);
    try (FaultServer server =
            FaultServer.start(FaultScript.onRequest().send("a").await(seen).reset());
        Socket socket = connect(server)) {
      write(socket, GET);
      InputStream in = socket.getInputStream();
      assertThat(in.read()).isEqualTo('a');

      seen.countDown();

      assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aDripKeepsThePaceOfTheTest() throws Exception {
    Semaphore permits = new Semaphore(0);
    try (FaultServer server = FaultServer.start(FaultScript.onRequest()
            .drip("ab", Duration.ofSeconds(9), asked -> {
              assertThat(asked).hasSeconds(9);
              permits.acquire();
            })
            .cut());
        Socket socket = connect(server)) {
      write(socket, GET);
      InputStream in = socket.getInputStream();

      permits.release();
      assertThat(in.read()).isEqualTo('a');
      assertThat(in.available()).isZero();
      permits.release();
      assertThat(in.readAllBytes()).asString().isEqualTo("b");
    }
  }

  @Test
  void aStallEndsWithTheClient() throws Exception {
    try (FaultServer server =
        FaultServer.start(FaultScript.onRequest().send("a").stall())) {
      try (Socket socket = connect(server)) {
        write(socket, GET);
        assertThat(socket.getInputStream().read()).isEqualTo('a');
        assertThat(server.openConnections()).hasSize(1);
        assertThat(server.awaitOpenConnections(0, Duration.ofMillis(20))).isFalse();
      }
      assertThat(server.awaitOpenConnections(0, Duration.ofSeconds(10))).isTrue();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void closingEndsAWaitingScriptAndRefusesNewConnections() throws Exception {
    FaultServer server =
        FaultServer.start(FaultScript.onRequest().send("a").await(new CountDownLatch(1)));
    try (Socket socket = connect(server)) {
      write(socket, GET);
      assertThat(socket.getInputStream().read()).isEqualTo('a');

      server.close();
      server.close();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(server.awaitOpenConnections(0, Duration.ofSeconds(10))).isTrue();
      // Usually refused, but the port may be somebody else's by now.
      var unused = catchThrowable(() -> connect(server).close());
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aServerWithoutAScriptIsRefused() {
    assertThatThrownBy(FaultServer::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one script");
  }

  private static Socket connect(FaultServer server) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    Socket socket = new Socket(loopback, server.url().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}

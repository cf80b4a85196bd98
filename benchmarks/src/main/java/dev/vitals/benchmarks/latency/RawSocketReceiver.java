package dev.vitals.benchmarks.latency;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** The floor: reads lines from a socket and parses nothing but the digits of the time. */
final class RawSocketReceiver implements Receiver {
  private final int port;

  RawSocketReceiver(int port) {
    this.port = port;
  }

  @Override
  public void receive(String path, LongConsumer sentNanos) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); !"0".equals(line); line = lines.readLine()) {
        if (line == null) {
          throw new IOException("the stream ended early");
        }
        int at = line.indexOf(PacedEvents.BEFORE_TIME);
        if (at >= 0) {
          int from = at + PacedEvents.BEFORE_TIME.length();
          sentNanos.accept(Long.parseLong(line, from, line.indexOf(',', from), 10));
        }
      }
    }
  }

  @Override
  public void close() {
    // Each stream closes its own socket.
  }
}

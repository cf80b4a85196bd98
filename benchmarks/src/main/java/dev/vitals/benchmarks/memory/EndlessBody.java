package dev.vitals.benchmarks.memory;

import dev.vitals.benchmarks.server.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A stream of a given size that repeats one block of whole events. */
final class EndlessBody implements Route {
  private final String contentType;
  private final byte[] block;
  private final long blocks;

  EndlessBody(String contentType, byte[] block, long bytes) {
    this.contentType = contentType;
    this.block = block;
    this.blocks = (bytes + block.length - 1) / block.length;
  }

  @Override
  public void answer(OutputStream out) throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: "
        + blocks * block.length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    for (long i = 0; i < blocks; i++) {
      out.write(block);
    }
  }
}

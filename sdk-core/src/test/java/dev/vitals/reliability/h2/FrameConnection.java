package dev.vitals.reliability.h2;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection, frame by frame (RFC 9113). What the client's headers say is not looked at. */
public final class FrameConnection implements AutoCloseable {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;

  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private boolean silent;

  FrameConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /** Begins with prior knowledge: no upgrade, no TLS. */
  void greet() throws IOException {
    String preface = new String(in.readNBytes(PREFACE.length()), StandardCharsets.US_ASCII);
    if (!preface.equals(PREFACE)) {
      throw new IOException("no HTTP/2");
    }
    send(SETTINGS, 0, 0, new byte[0]);
  }

  /** Waits for the end of the next request: its stream's id. */
  int awaitRequest() throws IOException {
    Frame frame = read();
    while (!frame.endsRequest()) {
      frame = read();
    }
    return frame.stream;
  }

  /** Waits until the client has sent this many more pings. */
  public void awaitPings(int count) throws IOException {
    for (int pings = 0; pings < count; ) {
      pings += read().type == PING ? 1 : 0;
    }
  }

  /** Reads a frame, and acknowledges it where that is due. */
  private Frame read() throws IOException {
    int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
    Frame frame = new Frame(in.readUnsignedByte(), in.readUnsignedByte(), in.readInt());
    byte[] payload = new byte[length];
    in.readFully(payload);
    boolean asks = (frame.flags & ACK) == 0;
    if (frame.type == SETTINGS && asks) {
      send(SETTINGS, ACK, 0, new byte[0]);
    } else if (frame.type == PING && asks && !silent) {
      send(PING, ACK, 0, payload);
    }
    return frame;
  }

  private record Frame(int type, int flags, int stream) {
    boolean endsRequest() {
      return (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
    }
  }

  /** Sends the head of a 200. */
  public void head(int stream, String contentType) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x88); // HPACK: entry 8 of the static table, :status 200
    block.write(0x0f); // a literal, not indexed, whose name is ...
    block.write(0x10); // ... entry 15 + 16, content-type
    block.write(contentType.length()); // below 127, and not compressed
    block.writeBytes(contentType.getBytes(StandardCharsets.US_ASCII));
    send(HEADERS, END_HEADERS, stream, block.toByteArray());
  }

  /** Sends a part of the body. */
  public void data(int stream, String text) throws IOException {
    send(DATA, 0, stream, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the body in good order. */
  public void end(int stream) throws IOException {
    send(DATA, END_STREAM, stream, new byte[0]);
  }

  /** RST_STREAM: ends one stream at once. */
  public void reset(int stream, int code) throws IOException {
    send(RST_STREAM, 0, stream, number(code));
  }

  /** GOAWAY without an error: the streams up to {@code last} are answered, those above are not. */
  public void goAway(int last) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(number(last));
    payload.writeBytes(number(0));
    send(GOAWAY, 0, 0, payload.toByteArray());
  }

  /** From now on no PING is answered: like a peer behind a cable that was pulled. */
  public void fallSilent() {
    silent = true;
  }

  private static byte[] number(int value) {
    return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private void send(int type, int flags, int stream, byte[] payload) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

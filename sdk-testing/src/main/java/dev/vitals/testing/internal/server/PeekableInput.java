package dev.vitals.testing.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a client sends. Another thread may look whether it has ended; what that thread comes across
 * is kept for the one that reads.
 */
final class PeekableInput extends InputStream {
  private static final int NOTHING = -2;

  private final Socket socket;
  private final InputStream in;
  private final ReentrantLock reading = new ReentrantLock();
  private int peeked = NOTHING; // guarded by reading

  PeekableInput(Socket socket, InputStream in) {
    this.socket = socket;
    this.in = in;
  }

  /** Whether the client has closed its side; waits a millisecond for an answer. */
  boolean hasEnded() throws IOException {
    if (!reading.tryLock()) {
      return false; // who reads will see it
    }
    try {
      if (peeked == NOTHING) {
        peeked = peek();
      }
      return peeked == -1;
    } finally {
      reading.unlock();
    }
  }

  private int peek() throws IOException {
    int timeout = socket.getSoTimeout();
    socket.setSoTimeout(1);
    try {
      return in.read();
    } catch (SocketTimeoutException e) {
      return NOTHING;
    } finally {
      socket.setSoTimeout(timeout);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    reading.lock();
    try {
      if (peeked == NOTHING || length == 0) {
        return in.read(bytes, offset, length);
      }
      if (peeked == -1) {
        return -1;
      }
      bytes[offset] = (byte) peeked;
      peeked = NOTHING;
      return 1;
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package dev.vitals.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One origin: every tenth connection ends in a fault, and every request's fate is counted. */
final class SoakService {
  private static final int FAULT_EVERY = 10;
  private static final int BACKLOG = 1024;

  private final String name;
  private final @Nullable SSLSocketFactory tls;
  private final ServerSocket listener;
  private final Map<Fate, LongAdder> fates = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  /** Starts it on a free port of the loopback address; in the clear if {@code tls} is null. */
  SoakService(String name, @Nullable SSLSocketFactory tls) throws IOException {
    this.name = name;
    this.tls = tls;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  String name() {
    return name;
  }

  String url() {
    return (tls == null ? "http" : "https") + "://127.0.0.1:" + listener.getLocalPort();
  }

  /** Connections that are open now. */
  int open() {
    return open.get();
  }

  void count(Fate fate) {
    fates.computeIfAbsent(fate, first -> new LongAdder()).increment();
  }

  /** How often each fate came, and how many connections were made. */
  Map<String, Long> tally() {
    Map<String, Long> tally = new TreeMap<>();
    fates.forEach((fate, count) -> tally.put(fate.name(), count.sum()));
    tally.put("connections", (long) connections.get());
    tally.put("open", (long) open.get());
    return tally;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        int number = connections.getAndIncrement();
        open.incrementAndGet();
        daemon(() -> serve(socket, number));
      }
    } catch (IOException e) {
      throw new IllegalStateException("no more connections", e);
    }
  }

  private void serve(Socket socket, int number) {
    boolean faulty = number % FAULT_EVERY == FAULT_EVERY - 1;
    Fate end = faulty ? Fate.fault(number / FAULT_EVERY) : Fate.WHOLE;
    try (socket) {
      socket.setTcpNoDelay(true);
      if (end == Fate.RESET_UNREAD) {
        resetUnread(socket);
        return;
      }
      try (Socket stream = tls == null ? socket : tls.createSocket(socket, null, true)) {
        new SoakConnection(this, socket, stream).serve(end, number % 3);
      }
    } catch (IOException e) {
      // The client closed the connection or rejected the answer, and has counted that itself.
    } finally {
      open.decrementAndGet();
    }
  }

  /** Waits for the first byte, so that the reset hits an attempt. */
  private void resetUnread(Socket socket) throws IOException {
    if (socket.getInputStream().read() >= 0) {
      count(Fate.RESET_UNREAD);
      socket.setSoLinger(true, 0);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }
}

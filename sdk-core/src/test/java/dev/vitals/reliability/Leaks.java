package dev.vitals.reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Collects all that comes out of the SDK, and says where a text is in it. Everything is logged while
 * it is open, at every level, by whomever; nothing of that goes to the console.
 */
final class Leaks implements AutoCloseable {
  private final String canary;
  private final List<String> found = new ArrayList<>(); // guarded by itself
  private final Logger root = Logger.getLogger("");
  private final Level levelBefore = root.getLevel();
  private final Handler[] handlersBefore = root.getHandlers();
  private final Handler listening = new Listening();
  private int seen;

  Leaks(String canary) {
    this.canary = canary;
    for (Handler handler : handlersBefore) {
      root.removeHandler(handler);
    }
    root.addHandler(listening);
    root.setLevel(Level.ALL);
  }

  private final class Listening extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    private Listening() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord line) {
      look("log of " + line.getLoggerName(), formatter.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** An exception: as it is printed, with causes and suppressed ones, and as it is serialized. */
  void thrown(String where, Throwable thrown) {
    look(where + ", printed", Rig.printed(thrown));
    look(where + ", serialized", serialized(thrown));
  }

  /** Any text. */
  void look(String where, String text) {
    synchronized (found) {
      seen++;
      if (text.contains(canary)) {
        found.add(where);
      }
    }
  }

  /** Where the canary was found. */
  List<String> found() {
    synchronized (found) {
      return List.copyOf(found);
    }
  }

  /** How many texts were searched. */
  int seen() {
    synchronized (found) {
      return seen;
    }
  }

  private static String serialized(Throwable thrown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    } catch (IOException e) {
      throw new UncheckedIOException("an exception must be serializable", e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    root.removeHandler(listening);
    root.setLevel(levelBefore);
    for (Handler handler : handlersBefore) {
      root.addHandler(handler);
    }
  }
}

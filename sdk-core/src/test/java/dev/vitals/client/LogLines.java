package dev.vitals.client;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the client logs while this is open; nothing of it goes to the console. */
final class LogLines implements AutoCloseable {
  static {
    // Tests run inside the module of the SDK, which itself has no need of java.logging.
    ModuleLayer.boot()
        .findModule("java.logging")
        .ifPresent(logging -> LogLines.class.getModule().addReads(logging));
  }

  private final Logger logger = Logger.getLogger("dev.vitals.client");
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final List<String> lines = new ArrayList<>(); // guarded by itself

  private LogLines(Level level) {
    logger.setLevel(level);
    logger.setFilter(this::isForOthers); // a handler's class could not be loaded before addReads
  }

  /** As an application that looks for trouble sets it: {@code DEBUG}. */
  static LogLines debug() {
    return new LogLines(Level.FINE);
  }

  /** As most applications have it: {@code INFO}. */
  static LogLines info() {
    return new LogLines(Level.INFO);
  }

  /** Level and text of each line. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  private boolean isForOthers(LogRecord line) {
    synchronized (lines) {
      lines.add(line.getLevel() + " " + formatter.formatMessage(line));
    }
    return false;
  }

  @Override
  public void close() {
    logger.setFilter(null);
    logger.setLevel(null);
  }
}

package dev.vitals.examples.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a program draws. Without a terminal behind it, as in a pipe, it gets plain lines; with
 * {@code NO_COLOR} set, no colours; and where the character set is not UTF-8, ASCII.
 */
public final class Terminal {
  private static final int USUAL_COLUMNS = 80;
  private static final int COLUMNS_OF_A_PIPE = 120;
  private static final int FEWEST_COLUMNS = 40;

  private static final Pattern ESCAPE_OR_CHARACTER = Pattern.compile("\u001b\\[\\d+m|.");

  private final PrintStream out;
  private final int columns;
  private final boolean interactive;
  private final boolean colours;
  private final boolean unicode;

  private Terminal(
      PrintStream out, int columns, boolean interactive, boolean colours, boolean unicode) {
    this.out = out;
    this.columns = columns;
    this.interactive = interactive;
    this.colours = colours;
    this.unicode = unicode;
  }

  /** Colours that every terminal has. */
  public enum Colour {
    /** For what is well. */
    GREEN(32),
    /** For what is to be looked at. */
    YELLOW(33),
    /** For what fails. */
    RED(31),
    /** For what is drawn. */
    CYAN(36),
    /** For what matters less. */
    GREY(90),
    /** For what matters more. */
    BOLD(1);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  /** The standard output. */
  public static Terminal system() {
    Map<String, String> environment = System.getenv();
    boolean interactive =
        isTerminal(System.console()) && !"dumb".equals(environment.getOrDefault("TERM", ""));
    String named = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    Charset charset = named == null ? Charset.defaultCharset() : Charset.forName(named);
    PrintStream out = new PrintStream(System.out, true, charset);
    return of(out, charset, interactive, environment);
  }

  private static boolean isTerminal(@Nullable Console console) {
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // before Java 22 there is no console where there is no terminal
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** What is not a terminal: it gets plain lines of ASCII. */
  public static Terminal plain(PrintStream out) {
    return new Terminal(out, COLUMNS_OF_A_PIPE, false, false, false);
  }

  /**
   * A terminal as its environment describes it.
   *
   * @param interactive whether the cursor can be moved
   * @param environment its {@code COLUMNS} is the width, if it is a number; its {@code NO_COLOR}
   *     turns colours off, unless it is empty
   */
  public static Terminal of(
      PrintStream out, Charset charset, boolean interactive, Map<String, String> environment) {
    boolean colours = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    String columns = environment.getOrDefault("COLUMNS", "");
    int usual = interactive ? USUAL_COLUMNS : COLUMNS_OF_A_PIPE;
    int width = columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : usual;
    return new Terminal(
        out, Math.max(FEWEST_COLUMNS, width), interactive, colours, charset.equals(UTF_8));
  }

  /** How many characters fit in a line. */
  public int columns() {
    return columns;
  }

  /** Whether the cursor can be moved. */
  public boolean isInteractive() {
    return interactive;
  }

  /** The first text, or the second one if only ASCII can be shown. */
  public String glyph(String unicodeText, String asciiText) {
    return unicode ? unicodeText : asciiText;
  }

  /** The line, cut to the width; what colours it takes no room. */
  String clip(String line) {
    StringBuilder clipped = new StringBuilder();
    int room = columns;
    for (Matcher part = ESCAPE_OR_CHARACTER.matcher(line); part.find(); ) {
      boolean escape = part.group().length() > 1;
      if (escape || room-- > 0) {
        clipped.append(part.group());
      }
    }
    return clipped.toString();
  }

  /** The text in a colour, if there are colours. */
  public String paint(Colour colour, String text) {
    return colours ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
  }

  /** Prints a line; it must be safe to print. */
  public void println(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints what is not a line, such as a movement of the cursor. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /**
   * A service's words, to be printed: what could move the cursor or colour the screen is replaced,
   * and characters this terminal doesn't have as well.
   */
  public String safe(String words) {
    String visible = words.replaceAll("\\p{Cntrl}", " ").replaceAll("\\p{Cf}", "");
    return unicode ? visible : visible.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** A service's words, cut or filled to this width. */
  public String safe(String words, int width) {
    String safe = safe(words);
    if (safe.length() > width) {
      safe = safe.substring(0, width - 1) + glyph("…", "~");
    }
    return safe + " ".repeat(width - safe.length());
  }
}

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
 * Where a program draws. It prints plain lines where the output is not a terminal, such as a pipe;
 * no colours if {@code NO_COLOR} is set; and only ASCII if the character set is not UTF-8.
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
    /** For success. */
    GREEN(32),
    /** For warnings. */
    YELLOW(33),
    /** For failures. */
    RED(31),
    /** For drawings. */
    CYAN(36),
    /** For details. */
    GREY(90),
    /** For emphasis. */
    BOLD(1);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  /** Returns the terminal of the standard output. */
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

  /** Returns an output that is not a terminal: it gets plain lines of ASCII. */
  public static Terminal plain(PrintStream out) {
    return new Terminal(out, COLUMNS_OF_A_PIPE, false, false, false);
  }

  /**
   * Returns a terminal as its environment describes it.
   *
   * @param interactive whether the cursor can be moved
   * @param environment {@code COLUMNS} is the width, if it is a number; {@code NO_COLOR} turns
   *     colours off, unless it is empty
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

  /** Returns how many characters fit in a line. */
  public int columns() {
    return columns;
  }

  /** Whether the cursor can be moved. */
  public boolean isInteractive() {
    return interactive;
  }

  /** Returns the first text, or the second one if only ASCII can be shown. */
  public String glyph(String unicodeText, String asciiText) {
    return unicode ? unicodeText : asciiText;
  }

  /** Returns the line, clipped to the width; escapes for colours take no room. */
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

  /** Returns the text in a colour, if there are colours. */
  public String paint(Colour colour, String text) {
    return colours ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
  }

  /** Prints a line; text of a service must have gone through {@link #safe(String)}. */
  public void println(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints text that is not a line, such as a movement of the cursor. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /**
   * Returns a service's text, made safe to print: characters that could move the cursor or colour
   * the screen are replaced, and so are characters that this terminal does not have.
   */
  public String safe(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", " ").replaceAll("\\p{Cf}", "");
    return unicode ? visible : visible.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** Returns a service's text, made safe to print and cut or filled to this width. */
  public String safe(String text, int width) {
    String safe = safe(text);
    if (safe.length() > width) {
      safe = safe.substring(0, width - 1) + glyph("…", "~");
    }
    return safe + " ".repeat(width - safe.length());
  }
}

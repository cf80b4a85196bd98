package dev.vitals.examples.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.examples.terminal.Terminal.Colour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @ParameterizedTest
  @CsvSource({"132,132", "7,40", "wide,80", "'',80"})
  void widthIsTakenFromTheEnvironmentIfANumber(String columns, int width) {
    assertThat(Terminal.of(out, UTF_8, true, Map.of("COLUMNS", columns)).columns())
        .isEqualTo(width);
  }

  @Test
  void noColorTurnsColoursOffButNotTheCursor() {
    Terminal terminal = Terminal.of(out, UTF_8, true, Map.of("NO_COLOR", "1"));

    assertThat(terminal.paint(Colour.RED, "lost")).isEqualTo("lost");
    assertThat(terminal.isInteractive()).isTrue();
    assertThat(Terminal.of(out, UTF_8, true, Map.of("NO_COLOR", "")).paint(Colour.RED, "lost"))
        .isEqualTo("\u001b[31mlost\u001b[0m");
  }

  @Test
  void pipeGetsNoColours() {
    assertThat(Terminal.of(out, UTF_8, false, Map.of()).paint(Colour.RED, "lost"))
        .isEqualTo("lost");
  }

  @Test
  void otherCharacterSetsGetAscii() {
    Terminal terminal = Terminal.of(out, US_ASCII, false, Map.of());

    assertThat(terminal.safe("modèle ✓")).isEqualTo("mod?le ?");
    assertThat(new Sparkline(terminal).of(List.of(1.0, Double.NaN, 100.0), 9)).isEqualTo("_x#");
    assertThat(new ProgressBar(terminal, 4).line(1, 8)).isEqualTo("##------");
  }

  @Test
  void serviceCannotMoveCursor() {
    Terminal terminal = Terminal.of(out, UTF_8, true, Map.of());

    assertThat(terminal.safe("\u001b[2J\u202egpu\n07")).isEqualTo(" [2Jgpu 07");
    assertThat(terminal.safe("text-embedding", 6)).isEqualTo("text-…");
  }

  @Test
  void linesAreDrawnInPlaceOfTheLastOnesAndLogsStayAbove() {
    try (LiveView view = new LiveView(Terminal.of(out, UTF_8, true, Map.of()))) {
      view.draw(List.of("one", "two"));
      view.log("news");
      view.draw(List.of("three"));
    }

    String up = "\u001b[2F\u001b[J";
    assertThat(printed()).isEqualTo("one\ntwo\n" + up + "news\none\ntwo\n" + up + "three\n");
  }

  @Test
  void wideLineIsCutButKeepsItsColours() {
    Terminal terminal = Terminal.of(out, UTF_8, true, Map.of("COLUMNS", "40"));

    try (LiveView view = new LiveView(terminal)) {
      view.draw(List.of(terminal.paint(Colour.RED, "x".repeat(39)) + "yz"));
    }

    assertThat(printed()).isEqualTo("\u001b[31m" + "x".repeat(39) + "\u001b[0my\n");
  }

  @Test
  void withoutCursorOnlyLogsAndTheLastDrawingArePrinted() {
    try (LiveView view = new LiveView(Terminal.plain(out))) {
      view.draw(List.of("one", "two"));
      view.log("news");
      view.draw(List.of("three"));
    }

    assertThat(printed()).isEqualTo("news\nthree\n");
  }

  @Test
  void sparklineShowsLatestValuesThatFit() {
    Sparkline sparkline = new Sparkline(Terminal.of(out, UTF_8, false, Map.of()));

    assertThat(sparkline.of(List.of(900.0, 1.0, 10.0, 100.0), 3)).isEqualTo("▁▅█");
    assertThat(sparkline.of(List.of(5.0, 5.0), 10)).isEqualTo("▁▁");
    assertThat(sparkline.of(List.of(), 10)).isEmpty();
  }

  private String printed() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}

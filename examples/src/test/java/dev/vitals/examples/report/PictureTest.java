package dev.vitals.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.examples.report.LineChart.Point;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class PictureTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'&";

  @Test
  void picturesAreXmlAndEscapeWhatTheyAreGiven() throws Exception {
    List<Point> points = List.of(new Point(0, 1, HOSTILE), new Point(9, 2, HOSTILE));
    String lines = LineChart.overSeconds(HOSTILE, HOSTILE, HOSTILE)
        .line(HOSTILE, points)
        .mainLine(HOSTILE, points)
        .svg();
    String bars = BarChart.of(HOSTILE, HOSTILE).bar(HOSTILE, 1, HOSTILE).svg();

    for (String svg : List.of(lines, bars)) {
      Document picture = parse(svg);

      assertThat(picture.getElementsByTagName("script").getLength()).isZero();
      assertThat(texts(picture)).contains(HOSTILE);
      assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
          .doesNotContain("//", "url(", "@import", "href=");
    }
  }

  @Test
  void barsAreInProportionAndOneOfThemStandsOut() throws Exception {
    Document picture = parse(
        BarChart.of("Time", "ms").bar("ours", 25, "").reference("theirs", 100).svg());

    assertThat(parts(picture, "part plain"))
        .extracting(bar -> bar.getAttribute("width"))
        .containsExactly("25.00%");
    assertThat(parts(picture, "part reference"))
        .extracting(bar -> bar.getAttribute("width"))
        .containsExactly("100.00%");
    assertThat(parts(picture, "end strong"))
        .extracting(Element::getTextContent)
        .containsExactly("ours", "25");
  }

  @Test
  void linesNameTheirAxesAndTheBandLiesWithinThem() throws Exception {
    List<Point> load =
        IntStream.range(0, 150).mapToObj(i -> new Point(i + 0.5, 1, "")).toList();

    Document picture = parse(LineChart.overSeconds("Load", "calls", "seconds")
        .band(30, 90)
        .line("theirs", load)
        .mainLine("ours", load)
        .svg());

    assertThat(texts(picture)).contains("0", "30", "150", "seconds", "theirs", "ours");
    assertThat(parts(picture, "band")).singleElement().satisfies(band -> {
      assertThat(band.getAttribute("x")).isEqualTo("20.00%");
      assertThat(band.getAttribute("width")).isEqualTo("40.00%");
    });
    assertThat(parts(picture, "line main s1")).hasSize(1);
    assertThat(picture.getElementsByTagName("circle").getLength()).isZero(); // for pointers only
  }

  @Test
  void emptyChartIsRefused() {
    LineChart lines = LineChart.overSeconds("Load", "calls", "seconds").line("none", List.of());
    BarChart bars = BarChart.of("Time", "ms");

    assertThatThrownBy(lines::svg).hasMessage("the chart has no points");
    assertThatThrownBy(bars::svg).hasMessage("the chart has no bars");
    assertThat(bars.isEmpty()).isTrue();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }

  private static List<String> texts(Document picture) {
    return elements(picture, "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> parts(Document picture, String cssClass) {
    return elements(picture, "*").stream()
        .filter(element -> element.getAttribute("class").equals(cssClass))
        .toList();
  }

  private static List<Element> elements(Document picture, String name) {
    NodeList found = picture.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .toList();
  }
}

package dev.vitals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ElementTest {
  @Test
  void textAndAttributesCannotBecomeMarkup() {
    Element element =
        Element.of("td").with("title", "\" onclick=\"x").text("<script>alert(1)</script> & more");

    assertThat(element)
        .hasToString("<td title=\"&quot; onclick=&quot;x\">"
            + "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</td>");
  }

  @Test
  void sharesArePercentagesInEveryLocale() {
    assertThat(Element.of("rect").with("x", 0.12345)).hasToString("<rect x=\"12.35%\"></rect>");
  }
}

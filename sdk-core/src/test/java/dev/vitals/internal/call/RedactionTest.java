package dev.vitals.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
  private static final String KEY = "sk/live+4711=&a~Zq9Rk2VbN7xT";

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY,
        "sk%2Flive%2B4711%3D%26a%7EZq9Rk2VbN7xT", // of forms
        "sk%2flive%2b4711%3d%26a~Zq9Rk2VbN7xT", // of URLs, in lower case
        "sk/live+4711=%26a~Zq9Rk2VbN7xT", // what a query must encode, and no more
        "c2svbGl2ZSs0NzExPSZhflpxOVJrMlZiTjd4VA==",
        "c2svbGl2ZSs0NzExPSZhflpxOVJrMlZiTjd4VA",
        "sk\\/live+4711=&a~Zq9Rk2VbN7xT"
      })
  void secretIsMaskedInEverySpelling(String spelling) {
    Redaction redaction = Redaction.NONE.and(KEY);

    assertThat(redaction.mask("?key=" + spelling + "&x=1%2F")).isEqualTo("?key=***&x=1%2F");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p%C3%A4 %E2%82%AC%21", "p%c3%a4+%e2%82%ac!", "pä €!"})
  void secretBeyondAsciiIsMaskedAsUtf8(String spelling) {
    assertThat(Redaction.NONE.and("pä €!").mask("<" + spelling + ">")).isEqualTo("<***>");
  }

  @Test
  void base64ForUrlsIsMasked() {
    assertThat(Redaction.NONE.and("??>>~~key").mask("Pz8-Pn5-a2V5 Pz8+Pn5+a2V5"))
        .isEqualTo("*** ***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%", "%", "%2", "%zz", "a=b&c=%41", ""})
  void otherTextStays(String text) {
    assertThat(Redaction.NONE.and(KEY).mask(text)).isEqualTo(text);
  }
}

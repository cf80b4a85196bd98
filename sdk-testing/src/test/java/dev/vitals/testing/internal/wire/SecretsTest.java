package dev.vitals.testing.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "Proxy-Authorization",
        "x-api-key",
        "X-Auth-Token",
        "X-Subject-Token",
        "Cookie",
        "Set-Cookie",
        "access_token",
        "clientSecret",
        "password",
        "apiKey"
      })
  void credentialsAreKnownByTheirNames(String name) {
    assertThat(SecretNames.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "author", "authority", "X-Request-Id", "targetId", "key"})
  void otherNamesAreNoSecrets(String name) {
    assertThat(SecretNames.isSecret(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{\"token\":\"a\\\"b\",\"x\":\"token\"} | {\"token\":\"[hidden]\",\"x\":\"token\"}",
        "{\"Password\" : \"p\"}                 | {\"Password\" : \"[hidden]\"}",
        "{\"token\":12,\"n\":null}              | {\"token\":12,\"n\":null}",
        "/a?token=t&b=c                         | /a?token=[hidden]&b=c",
        "api_key=k&b=c                          | api_key=[hidden]&b=c",
        "/a?sig=s&key=k&code=c&pwd=p&page=1     | /a?sig=[hidden]&key=[hidden]&code=[hidden]&pwd=[hidden]&page=1",
        "the key=value of it                    | the key=value of it",
        "{\"url\":\"http:\\/\\/h\\/a?token=t\\/u\",\"n\":1} | {\"url\":\"http:\\/\\/h\\/a?token=[hidden]\",\"n\":1}",
        "https://user:pass@host/                | https://[hidden]@host/",
        "see https://h/#access_token=abc        | see https://h/#access_token=[hidden]",
        "sent Bearer abcdef012345, refused      | sent Bearer [hidden], refused",
        "eyJhbGciOi.eyJzdWIiOi.s1g-na_ture      | [hidden]",
        "{\"tokens\":[\"a\",{\"b\":[\"c\"]},1],\"d\":\"e\"} | {\"tokens\":[\"[hidden]\",{\"b\":[\"[hidden]\"]},1],\"d\":\"e\"}",
        "{\"token\":{\"expires_at\":\"2026-01-02T03:04:05Z\",\"v\":\"x\"}} | {\"token\":{\"expires_at\":\"2026-01-02T03:04:05Z\",\"v\":\"[hidden]\"}}",
        "{\"body\":\"{\\\"password\\\":\\\"p\\\"}\"}    | {\"body\":\"{\\\"password\\\":\\\"[hidden]\\\"}\"}",
        "{\"code\":\"APIG.0000\",\"key\":\"label\"} | {\"code\":\"APIG.0000\",\"key\":\"label\"}",
        "{\"key\":\"AIzaSyA0123456789abcdef\"}  | {\"key\":\"[hidden]\"}",
        "data: {\"secrets\":[\"a\"]}             | data: {\"secrets\":[\"[hidden]\"]}",
        "{\"secrets\":[\"a\",\"b                 | {\"secrets\":[\"[hidden][hidden]"
      })
  void valuesUnderSuchNamesAreHidden(String text, String hidden) {
    assertThat(new Secrets().hide(text)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\\n"})
  void aSecretOfAnyLengthIsHidden(String character) {
    String token = character.repeat(100_000);

    assertThat(new Secrets().hide("{\"token\":\"" + token + "\",\"b\":\"c\"}"))
        .isEqualTo("{\"token\":\"[hidden]\",\"b\":\"c\"}");
    assertThat(new Secrets().hide("/a?token=" + "a".repeat(100_000) + "&b=c"))
        .isEqualTo("/a?token=[hidden]&b=c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my pä/ß*~",
        "my+p%C3%A4%2F%C3%9F*%7E",
        "my+p%c3%a4%2f%c3%9f*%7e",
        "my%20p%C3%A4%2F%C3%9F%2A~",
        "my%20p%c3%a4%2f%c3%9f%2a~",
        "my pä\\/ß*~",
        "my p\\u00E4/\\u00DF*~",
        "my p\\u00e4\\/\\u00df*~",
        "my pÃ¤/Ã\u009f*~", // its bytes, read as ISO 8859-1
        "bXkgcMOkL8OfKn4=",
        "bXkgcMOkL8OfKn4"
      })
  void aSecretIsHiddenInTheFormsThatItTakesInMessages(String form) {
    assertThat(new Secrets().add("my pä/ß*~").hide("<" + form + ">"))
        .matches("<\\[hidden]=?>"); // padding tells nothing
  }

  @Test
  void aSecretThatBeginsLikeAnotherIsHiddenWhole() {
    Secrets secrets = new Secrets().add("abc").add("abcdef");

    assertThat(secrets.hide("1 abcdef 2 abc 3")).isEqualTo("1 [hidden] 2 [hidden] 3");
  }

  @Test
  void aBlankSecretHidesNothing() {
    assertThat(new Secrets().add("").add(" ").hide("a b")).isEqualTo("a b");
  }
}

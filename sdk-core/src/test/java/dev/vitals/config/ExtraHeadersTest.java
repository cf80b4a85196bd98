package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtraHeadersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "X-API-Key", "api-key", "x-auth-token", "Cookie", "authorization"
      })
  void headersThatCarryCredentialsAreRefused(String name) {
    assertRefused(name, "use credentials(Credentials)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Encoding",
        "Connection",
        "Content-Encoding",
        "Content-Length",
        "content-type",
        "Expect",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "UPGRADE",
      })
  void headersThatClientWritesAreRefused(String name) {
    assertRefused(name, "the client sets it for each request; leave it out");
  }

  @ParameterizedTest
  @CsvSource({
    "Host, it follows from the base URL",
    "User-Agent, use userAgent(product)",
    "Last-Event-ID, use StreamRequest.lastEventId(id)",
    "Idempotency-Key, each request needs its own",
    "'Proxy-Authorization', 'use proxyCredentials(user, password)'",
  })
  void headersWithTheirOwnSettingAreRefused(String name, String instead) {
    assertRefused(name, instead);
  }

  @ParameterizedTest
  @CsvSource({"'X Tenant', 1", "'X-Tenant:', 8", "'\u00dc', 0", "'X\r\nY', 1", "':path', 0"})
  void invalidNamesAreRefusedByIndexOnly(String name, int index) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().header(name, "a"))
        .withMessageStartingWith("name has an invalid character at index " + index + ";")
        .withMessageNotContaining(name);
  }

  @Test
  void emptyNameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().header("", "a"))
        .withMessageStartingWith("name is empty;");
  }

  @ParameterizedTest
  @CsvSource({
    "'s3cret\n', has a control character at index 6",
    "'s3\r\nX-Injected: 1', has a control character at index 2",
    "'s3cr\u00e9t', has a character outside ASCII at index 4",
    "' s3cret', begins with white space (index 0)",
    "'s3cret ', ends with white space (index 6)",
    "'', is blank: is the variable set?",
  })
  void invalidValuesAreRefusedAndNotQuoted(String value, String fault) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().header("X-Tenant", value))
        .withMessageStartingWith("value of header X-Tenant " + fault)
        .withMessageNotContaining("s3");
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> builder().header(null, "a"))
        .withMessage("name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().header("X-Tenant", null))
        .withMessageStartingWith("value of header X-Tenant is null: is the variable set?");
  }

  @Test
  void headerOfCredentialsCannotBeSetTwice() {
    Configuration.Builder builder = builder()
        .header("x-tenant-token", "a")
        .credentials(Credentials.header("X-Tenant-Token", "s3cret"));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "header X-Tenant-Token is set both by credentials and by header(...): remove one");
  }

  @Test
  void otherNamesPass() {
    assertThat(builder().header("x-request.source_1~", "a b").build().headers())
        .containsExactly(entry("x-request.source_1~", "a b"));
  }

  private static Configuration.Builder builder() {
    return Configuration.builder("https://api.example.com");
  }

  private static void assertRefused(String name, String instead) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().header(name, "s3cret"))
        .withMessageStartingWith("header " + name + " cannot be set here: " + instead)
        .withMessageNotContaining("s3cret");
  }
}

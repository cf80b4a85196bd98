package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com",
    "https://api.example.com/, https://api.example.com",
    "HTTPS://API.Example.com:8443, https://api.example.com:8443",
    "http://localhost:8080//, http://localhost:8080",
    "https://example.com/proxy/a/, https://example.com/proxy/a",
    "https://example.com/Proxy%20A/..b, https://example.com/Proxy%20A/..b",
    "http://10.0.0.1:65535, http://10.0.0.1:65535",
    "http://[::1]:8080/x/, http://[::1]:8080/x",
    "https://[2001:DB8::7], https://[2001:db8::7]",
    "https://example.com:, https://example.com",
  })
  void originsAndPrefixesAreNormalized(String given, String normalized) {
    assertThat(baseUrl(given)).isEqualTo(URI.create(normalized));
    assertThat(Configuration.builder(URI.create(given)).build().baseUrl())
        .isEqualTo(URI.create(normalized));
  }

  @Test
  @SuppressWarnings("NullAway")
  void missingBaseUrlNamesItsLikelyCause() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.builder((String) null))
        .withMessageStartingWith("baseUrl is null: is the variable set?");
    assertThatNullPointerException()
        .isThrownBy(() -> Configuration.builder((URI) null))
        .withMessage("baseUrl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void blankBaseUrlNamesItsLikelyCause(String blank) {
    assertRefused(blank, "baseUrl is blank: is the variable set?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"api.example.com", "localhost:8080", "//example.com", "/v1", "http:example"})
  void missingSchemeIsRefused(String text) {
    assertRefused(text, "baseUrl has no scheme; begin it with https:// or http://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.com", "ws://example.com", "file:///etc/hosts", "jar:/a"})
  void otherSchemesAreRefused(String text) {
    assertRefused(text, "; expected https:// or http://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:///v1",
        "http:/example.com",
        "https://:8080",
        "https://my_host:8080",
        "https://example.com:port",
        "https://exämple.com",
      })
  void missingOrInvalidHostIsRefused(String text) {
    assertRefused(text, "baseUrl has no valid host;");
  }

  @Test
  void zoneInAddressIsRefused() {
    assertRefused("http://[fe80::1%eth0]:8080", "baseUrl has an IPv6 address with a zone;");
  }

  @ParameterizedTest
  @CsvSource({"https://example.com:0, 0", "https://example.com:65536, 65536"})
  void portsOutOfRangeAreRefused(String text, int port) {
    assertRefused(text, "baseUrl has port " + port + "; expected 1 to 65535");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com?",
        "https://example.com/?key=s3cret",
        "https://example.com/#",
        "https://example.com/v1#s3cret",
      })
  void queriesAndFragmentsAreRefused(String text) {
    assertRefused(text, "baseUrl has a query or a fragment;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://s3cret@example.com",
        "https://user:s3cret@example.com:8443/v1",
        "https://user:s3cret@my_host",
        "ftp://user:s3cret@example.com",
        "https://user:s3cret@example.com?query",
      })
  void userInfoIsRefusedAndNotQuoted(String text) {
    assertRefused(text, "baseUrl contains a user or password before an '@';");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/.",
        "https://example.com/a/../b",
        "https://example.com/..",
        "https://example.com/./b",
        "https://example.com/%2e%2E/b",
        "https://example.com/a/.%2e",
      })
  void dotSegmentsAreRefused(String text) {
    assertRefused(text, "baseUrl has a path segment '.' or '..';");
  }

  @ParameterizedTest
  @CsvSource({
    "' https://example.com', 0",
    "'https://example.com\n', 19",
    "'https://user:s3cret word@example.com', 19",
    "'https://example.com/a\tb', 21",
  })
  void whiteSpaceIsRefusedByIndexOnly(String text, int index) {
    assertRefused(text, "baseUrl has white space at index " + index + "; remove it");
  }

  @ParameterizedTest
  @CsvSource({
    "'https://example.com/{s3cret}', 20",
    "'\"https://example.com\"', 0",
    "'https://', 8",
    "'https://example.com/%zz', 20",
  })
  void whatIsNoUrlIsRefusedByIndexOnly(String text, int index) {
    assertRefused(text, "baseUrl is not a URL: ");
    assertRefused(text, " at index " + index + "; look for quotes or placeholders");
  }

  @Test
  void textOfInvalidUrlIsNotKeptAsCause() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.builder("https://example.com/{s3cret}"))
        .withNoCause();
  }

  private static URI baseUrl(String text) {
    return Configuration.builder(text).build().baseUrl();
  }

  private static void assertRefused(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.builder(text))
        .withMessageStartingWith("baseUrl ")
        .withMessageContaining(reason)
        .withMessageContaining("for example https://api.example.com")
        .withMessageNotContaining("s3cret");
  }
}

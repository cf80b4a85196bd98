package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentTest {
  private static final String URL = "https://api.example.com";

  @Test
  void baseUrlAloneIsEnough() {
    Configuration configuration = read(Map.of("VITALS_BASE_URL", URL, "OTHER_API_KEY", "k"));

    assertThat(configuration.baseUrl()).hasToString(URL);
    assertThat(configuration.credentials()).isSameAs(Credentials.none());
    assertThat(configuration.tls()).isEqualTo(Tls.system());
  }

  @Test
  void settingsOfFrameworkAreReadByTheirNames() {
    Map<String, String> settings = Map.of(
        "vitals.goodmem.base-url", URL,
        "vitals.goodmem.api-key", "k",
        "vitals.goodmem.api-key-header", "Authorization",
        "vitals.goodmem.api-key-prefix", "Bearer");

    Configuration configuration = Configuration.from("vitals.goodmem", settings::get);

    assertThat(configuration.baseUrl()).hasToString(URL);
    assertThat(configuration.credentials().headerName()).contains("Authorization");
    assertThat(configuration.credentials().value(null)).isEqualTo("Bearer k");
    assertThat(configuration.describe())
        .contains("settings: vitals.goodmem.base-url", "default; vitals.goodmem.ca-file is not set")
        .doesNotContain("environment");
  }

  @Test
  void badSettingIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.from("vitals.node", name -> null))
        .withMessageContaining("setting vitals.node.base-url is not set; expected");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.from("vitals.node", name -> " "))
        .withMessageContaining("setting vitals.node.base-url is set but blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.from(
            "vitals.node", Map.of("vitals.node.base-url", "ftp://api.example.com")::get))
        .withMessageContaining("setting vitals.node.base-url is invalid");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.from("vitals.", name -> URL))
        .withMessageContaining("such as vitals.goodmem for vitals.goodmem.base-url");
  }

  @Test
  void keyTravelsInUsualHeader() {
    Credentials credentials =
        read(Map.of("VITALS_BASE_URL", URL, "VITALS_API_KEY", "k")).credentials();

    assertThat(credentials.headerName()).contains("x-api-key");
    assertThat(credentials.value(null)).isEqualTo("k");
  }

  @Test
  void headerAndPrefixOfKeyMayBeNamed() {
    Credentials credentials = read(Map.of(
            "VITALS_BASE_URL", URL,
            "VITALS_API_KEY", "k",
            "VITALS_API_KEY_HEADER", "Authorization",
            "VITALS_API_KEY_PREFIX", "Bearer"))
        .credentials();

    assertThat(credentials.headerName()).contains("Authorization");
    assertThat(credentials.value(null)).isEqualTo("Bearer k");
  }

  @Test
  void prefixWithoutHeaderUsesDefaultHeader() {
    Credentials credentials = read(Map.of(
            "VITALS_BASE_URL", URL,
            "VITALS_API_KEY", "k",
            "VITALS_API_KEY_PREFIX", "Token"))
        .credentials();

    assertThat(credentials.headerName()).contains("x-api-key");
    assertThat(credentials.value(null)).isEqualTo("Token k");
  }

  @Test
  void caFileIsTrustedInAdditionToPlatform() {
    Configuration configuration = read(Map.of("VITALS_BASE_URL", URL, "VITALS_CA_FILE", "ca.pem"));

    assertThat(configuration.tls()).isEqualTo(Tls.system().trusting(Path.of("ca.pem")));
  }

  @Test
  void missingBaseUrlIsRefusedWithVariableName() {
    assertRefused(
        Map.of("VITALS_API_KEY", "s3cret"), "environment variable VITALS_BASE_URL is not set;");
  }

  @Test
  void processEnvironmentIsWhatIsRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.fromEnvironment("VITALS_TEST_OF_NO_SUCH_PREFIX"))
        .withMessageStartingWith(
            "environment variable VITALS_TEST_OF_NO_SUCH_PREFIX_BASE_URL is not set;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_BASE_URL", "_API_KEY", "_API_KEY_HEADER", "_API_KEY_PREFIX", "_CA_FILE"})
  void blankVariableIsRefusedByName(String suffix) {
    Map<String, String> variables =
        new HashMap<>(Map.of("VITALS_BASE_URL", URL, "VITALS_API_KEY", "s3cret"));
    variables.put("VITALS" + suffix, " ");

    assertRefused(
        variables,
        "environment variable VITALS" + suffix + " is set but blank; give it a value or unset it");
  }

  @ParameterizedTest
  @CsvSource({
    "_BASE_URL, localhost:8080, baseUrl has no scheme",
    "_BASE_URL, https://user:s3cret@example.com, baseUrl contains a user or password",
    "_API_KEY, 's3cret\n', key has a control character at index 6",
    "_API_KEY_HEADER, Content-Length, header Content-Length cannot be set here",
    "_API_KEY_HEADER, 'X Key', name has an invalid character at index 1",
    "_API_KEY_PREFIX, 'Bearer ', prefix ends with white space",
    "_CA_FILE, '\u0000', ''",
  })
  void wrongVariableIsRefusedByNameAndReason(String suffix, String value, String reason) {
    Map<String, String> variables =
        new HashMap<>(Map.of("VITALS_BASE_URL", URL, "VITALS_API_KEY", "s3cret"));
    variables.put("VITALS" + suffix, value);

    assertRefused(variables, "environment variable VITALS" + suffix + " is invalid: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEADER", "PREFIX"})
  void settingsOfMissingKeyAreRefused(String setting) {
    assertRefused(
        Map.of("VITALS_BASE_URL", URL, "VITALS_API_KEY_" + setting, "X"),
        "environment variable VITALS_API_KEY is not set, but VITALS_API_KEY_" + setting + " is");
  }

  @Test
  void keyOverPlainHttpIsRefused() {
    assertRefused(
        Map.of("VITALS_BASE_URL", "http://api.example.com", "VITALS_API_KEY", "s3cret"),
        "credentials would be sent unencrypted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "VITALS_", "_VITALS", "1VITALS", "VITALS-A", "A=B"})
  void invalidVariablePrefixIsRefused(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.fromEnvironment(prefix))
        .withMessageEndingWith("was \"" + prefix + "\"");
  }

  @Test
  void prefixMayHaveInnerUnderscoresAndDigits() {
    Map<String, String> variables = Map.of("my_App2_BASE_URL", URL);

    assertThat(Environment.variables("my_App2", variables::get).configuration().baseUrl())
        .hasToString(URL);
  }

  private static Configuration read(Map<String, String> variables) {
    return Environment.variables("VITALS", variables::get).configuration();
  }

  private static void assertRefused(Map<String, String> variables, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(variables))
        .withMessageStartingWith(reason)
        .withMessageNotContaining("s3cret");
  }
}

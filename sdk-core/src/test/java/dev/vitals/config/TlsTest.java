package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TlsTest {
  private static final Path CA = Path.of("ca.pem");
  private static final Path OTHER_CA = Path.of("other-ca.pem");
  private static final Path CERTIFICATE = Path.of("me.pem");
  private static final Path KEY = Path.of("me.key");

  @Test
  void systemsTrustAddsNothing() {
    Tls system = Tls.system();

    assertThat(system.trustedCertificates()).isEmpty();
    assertThat(system.clientCertificate()).isEmpty();
    assertThat(system.clientKey()).isEmpty();
    assertThat(system.trustsLoopback()).isFalse();
  }

  @Test
  void settingsCombineInAnyOrder() {
    Tls tls = Tls.system().trusting(CA).clientCertificate(CERTIFICATE, KEY).trustingLoopback();

    assertThat(tls.trustedCertificates()).containsExactly(CA);
    assertThat(tls.clientCertificate()).contains(CERTIFICATE);
    assertThat(tls.clientKey()).contains(KEY);
    assertThat(tls.trustsLoopback()).isTrue();
    assertThat(
            Tls.system().trustingLoopback().clientCertificate(CERTIFICATE, KEY).trusting(CA))
        .isEqualTo(tls)
        .hasSameHashCodeAs(tls);
  }

  @Test
  void eachMethodReturnsCopy() {
    Tls original = Tls.system().trusting(CA);

    assertThat(original.trusting(OTHER_CA)).isNotEqualTo(original);
    assertThat(original.clientCertificate(CERTIFICATE, KEY)).isNotEqualTo(original);
    assertThat(original.clientCertificate(CERTIFICATE, KEY))
        .isNotEqualTo(original.clientCertificate(CERTIFICATE, CERTIFICATE));
    assertThat(original.trustingLoopback()).isNotEqualTo(original);
    assertThat(original).isEqualTo(Tls.system().trusting(CA));
    assertThat(Tls.system().trustedCertificates()).isEmpty();
  }

  @Test
  void trustedFilesAddUpInOrder() {
    assertThat(Tls.system().trusting(CA).trusting(OTHER_CA))
        .isEqualTo(Tls.system().trusting(CA, OTHER_CA));
  }

  @Test
  void laterChangesOfArrayHaveNoEffect() {
    Path[] files = {CA};
    Tls tls = Tls.system().trusting(files);

    files[0] = OTHER_CA;

    assertThat(tls.trustedCertificates()).isEqualTo(List.of(CA)).isUnmodifiable();
  }

  @Test
  void lastClientCertificateCounts() {
    Tls tls = Tls.system().clientCertificate(CA, CA).clientCertificate(CERTIFICATE, KEY);

    assertThat(tls.clientCertificate()).contains(CERTIFICATE);
    assertThat(tls.clientKey()).contains(KEY);
  }

  @Test
  void trustingNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tls.system().trusting())
        .withMessage("pem must name at least one file, was empty");
  }

  @Test
  @SuppressWarnings("NullAway")
  void missingFilesAreRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> Tls.system().trusting(CA, null))
        .withMessage("pem");
    assertThatNullPointerException()
        .isThrownBy(() -> Tls.system().clientCertificate(null, KEY))
        .withMessage("certificate");
    assertThatNullPointerException()
        .isThrownBy(() -> Tls.system().clientCertificate(CERTIFICATE, null))
        .withMessage("pkcs8Key");
  }

  @Test
  void itsTextNamesFiles() {
    assertThat(Tls.system().trusting(CA).clientCertificate(CERTIFICATE, KEY))
        .hasToString("Tls[trustedCertificates=[ca.pem], clientCertificate=me.pem,"
            + " clientKey=me.key, trustsLoopback=false]");
  }
}

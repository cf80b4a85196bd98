package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
  private static final List<Function<String, Credentials>> FACTORIES = List.of(
      Credentials::apiKey, Credentials::bearer, value -> Credentials.header("X-Auth-Token", value));

  @Test
  void apiKeyTravelsInItsUsualHeader() {
    Credentials credentials = Credentials.apiKey("gm_1");

    assertThat(credentials.headerName()).contains("x-api-key");
    assertThat(credentials.value(null)).isEqualTo("gm_1");
  }

  @Test
  void bearerTokenTravelsInAuthorization() {
    Credentials credentials = Credentials.bearer("t0ken");

    assertThat(credentials.headerName()).contains("Authorization");
    assertThat(credentials.value(null)).isEqualTo("Bearer t0ken");
  }

  @Test
  void headerOfAnyNameMayCarryCredential() {
    Credentials credentials = Credentials.header("X-Auth-Token", "t0ken");

    assertThat(credentials.headerName()).contains("X-Auth-Token");
    assertThat(credentials.value(null)).isEqualTo("t0ken");
  }

  @Test
  void noneHasNeitherHeaderNorValue() {
    assertThat(Credentials.none().headerName()).isEmpty();
    assertThat(Credentials.none().value(null)).isEmpty();
    assertThat(Credentials.none().value("rejected")).isEmpty();
  }

  @Test
  void prefixIsAddedToCopy() {
    Credentials plain = Credentials.header("Authorization", "t0ken");

    assertThat(plain.withPrefix("Bearer").value(null)).isEqualTo("Bearer t0ken");
    assertThat(plain.value(null)).isEqualTo("t0ken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "BEARER  s3cret"})
  void duplicateSchemeIsRefused(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.bearer(token))
        .withMessageContaining("would be sent twice")
        .withMessageNotContaining("s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.header("Authorization", token).withPrefix("Bearer"))
        .withMessageContaining("would be sent twice")
        .withMessageNotContaining("s3cret");
    assertThat(Credentials.bearer("bearers3cret").value(null)).isEqualTo("Bearer bearers3cret");
  }

  @Test
  void lastPrefixCounts() {
    assertThat(Credentials.bearer("t0ken").withPrefix("Token").value(null))
        .isEqualTo("Token t0ken");
  }

  @Test
  void prefixNeedsCredential() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Credentials.none().withPrefix("Bearer"))
        .withMessageContaining("apiKey(...)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Bearer ", " Bearer", "Bear\ner", "Bärer"})
  void invalidPrefixIsRefused(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.apiKey("gm_1").withPrefix(prefix))
        .withMessageStartingWith("prefix ");
  }

  @Test
  @SuppressWarnings("NullAway")
  void missingValueNamesItsLikelyCause() {
    for (var factory : FACTORIES) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factory.apply(null))
          .withMessageContaining(" is null: is the variable set?");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factory.apply(""))
          .withMessageContaining(" is blank: is the variable set?");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factory.apply(" \n"))
          .withMessageContaining(" is blank: is the variable set?");
    }
  }

  @Test
  void invalidCharactersAreRefusedByIndexOnly() {
    for (var factory : FACTORIES) {
      assertRefused(() -> factory.apply("s3cret\n"), "has a control character at index 6;");
      assertRefused(() -> factory.apply("\ts3cret"), "has a control character at index 0;");
      assertRefused(() -> factory.apply("s3\r\ncret"), "has a control character at index 2;");
      assertRefused(() -> factory.apply("s3cret\u0000"), "has a control character at index 6;");
      assertRefused(() -> factory.apply("s3\u007fcret"), "has a control character at index 2;");
      assertRefused(() -> factory.apply("s3crét"), "has a character outside ASCII at index 4;");
      assertRefused(
          () -> factory.apply("s3cret\u00a0"), "has a character outside ASCII at index 6;");
      assertRefused(() -> factory.apply(" s3cret"), "begins with white space (index 0)");
      assertRefused(() -> factory.apply("s3cret  "), "ends with white space (index 7)");
    }
  }

  @Test
  void everyVisibleCharacterAndInnerSpacesPass() {
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append(c).append(' ');
    }
    String value = all.toString().strip();

    assertThat(Credentials.apiKey(value).value(null)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Token", "X-Token:", "X-Tökèn", "X\nToken", "(token)"})
  void invalidHeaderNamesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.header(name, "s3cret"))
        .withMessageStartingWith("name ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.header(name, rejected -> "s3cret"))
        .withMessageStartingWith("name ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "CONNECTION", "Accept"})
  void managedHeadersCannotCarryCredential(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.header(name, "s3cret"))
        .withMessageStartingWith("header " + name + " cannot be set here: ");
  }

  @Test
  void proxyHeaderHasItsOwnSetting() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.header("Proxy-Authorization", "s3cret"))
        .withMessageContaining("use proxyCredentials(user, password)");
  }

  @Test
  void sourceIsAskedEachTimeAndToldWhatWasRejected() {
    List<@Nullable String> asked = new ArrayList<>();
    AtomicInteger count = new AtomicInteger();
    Credentials credentials = Credentials.header("X-Auth-Token", rejected -> {
      asked.add(rejected);
      return "t" + count.incrementAndGet();
    });

    assertThat(credentials.value(null)).isEqualTo("t1");
    assertThat(credentials.value("t1")).isEqualTo("t2");
    assertThat(asked).containsExactly(null, "t1");
  }

  @Test
  void sourceKnowsNothingOfPrefix() {
    List<@Nullable String> asked = new ArrayList<>();
    Credentials credentials = Credentials.header("Authorization", rejected -> {
          asked.add(rejected);
          return "t0ken";
        })
        .withPrefix("Bearer");

    String first = credentials.value(null);
    credentials.value(first);

    assertThat(first).isEqualTo("Bearer t0ken");
    assertThat(asked).containsExactly(null, "t0ken");
  }

  @Test
  @SuppressWarnings("NullAway")
  void valueFromSourceIsCheckedBySameRules() {
    String start = "the value from the CredentialSource for header X-Auth-Token ";

    assertThatIllegalStateException()
        .isThrownBy(() -> fromSource(null).value(null))
        .withMessage(start + "is null: is the variable set? (docs/troubleshooting.md#blank-key)");
    assertThatIllegalStateException()
        .isThrownBy(() -> fromSource(" ").value(null))
        .withMessage(start + "is blank: is the variable set? (docs/troubleshooting.md#blank-key)");
    assertThatIllegalStateException()
        .isThrownBy(() -> fromSource("s3cret\n").value(null))
        .withMessageStartingWith(start + "has a control character at index 6;")
        .withMessageNotContaining("s3cret");
    assertThatIllegalStateException()
        .isThrownBy(() -> fromSource("s3crét").value(null))
        .withMessageStartingWith(start + "has a character outside ASCII at index 4;")
        .withMessageNotContaining("s3cr");
  }

  @Test
  void exceptionOfSourceReachesCallerAndNextCallAsksAgain() {
    RuntimeException broken = new IllegalArgumentException("vault is sealed");
    AtomicInteger count = new AtomicInteger();
    Credentials credentials = Credentials.header("X-Auth-Token", rejected -> {
      if (count.getAndIncrement() == 0) {
        throw broken;
      }
      return "t0ken";
    });

    assertThatThrownBy(() -> credentials.value(null)).isSameAs(broken);
    assertThat(credentials.value(null)).isEqualTo("t0ken");
  }

  @Test
  @Timeout(10)
  void sourceIsNeverAskedConcurrentlyEvenThroughCopies() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Credentials credentials = Credentials.header("Authorization", rejected -> {
      order.add("in");
      entered.countDown();
      awaitUninterrupted(release); // open by the time the second thread gets here
      order.add("out");
      return "t0ken";
    });
    Thread first = new Thread(() -> credentials.value(null));
    Thread second = new Thread(() -> credentials.withPrefix("Bearer").value(null));

    first.start();
    entered.await();
    second.start();
    while (second.getState() != Thread.State.WAITING) { // on the lock, or else inside the source
      Thread.onSpinWait();
    }
    release.countDown();
    first.join();
    second.join();

    assertThat(order).containsExactly("in", "out", "in", "out");
  }

  @Test
  @Timeout(10)
  void waitForSourceCanBeInterrupted() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Credentials credentials = Credentials.header("Authorization", rejected -> {
      entered.countDown();
      awaitUninterrupted(release);
      return "t0ken";
    });
    Thread first = new Thread(() -> credentials.value(null));
    first.start();
    entered.await();

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> credentials.value(null)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
    first.join();
  }

  @Test
  @Timeout(10)
  void threadSafeSourceIsAskedConcurrently() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    Credentials credentials = Credentials.header("Authorization", new CredentialSource() {
      @Override
      public String value(@Nullable String rejected) {
        try {
          both.await();
        } catch (InterruptedException | BrokenBarrierException e) {
          throw new AssertionError(e);
        }
        return "t0ken";
      }

      @Override
      public boolean isThreadSafe() {
        return true;
      }
    });
    Thread other = new Thread(() -> credentials.value(null));
    other.start();

    assertThat(credentials.value(null)).isEqualTo("t0ken");

    other.join();
  }

  @Test
  @SuppressWarnings("NullAway")
  void missingSourceIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> Credentials.header("X-Auth-Token", (CredentialSource) null))
        .withMessage("source");
  }

  @Test
  void textNamesHeaderAndMasksRest() {
    assertThat(Credentials.none()).hasToString("Credentials[header=none]");
    assertThat(Credentials.apiKey("s3cret"))
        .hasToString("Credentials[header=x-api-key, value=***]");
    assertThat(Credentials.bearer("s3cret"))
        .hasToString("Credentials[header=Authorization, value=***]");
  }

  @Test
  void credentialsCannotBeSerialized() throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(Credentials.apiKey("s3cret")))
          .isInstanceOf(NotSerializableException.class);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Credentials fromSource(String value) {
    return Credentials.header("X-Auth-Token", rejected -> value);
  }

  private static void assertRefused(ThrowingCallable creation, String fault) {
    assertThatIllegalArgumentException()
        .isThrownBy(creation)
        .withMessageContaining(fault)
        .withMessageNotContaining("s3")
        .withMessageNotContaining("cret");
  }
}

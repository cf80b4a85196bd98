package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Credentials;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.statistics.StatisticsApi;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StatisticsErrorsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String NOBODY = "00000000000000000000000000000000";

  @RegisterExtension
  final Fakes fakes = Fakes.start();

  @Test
  void unknownApiIsNotFound() {
    ApiException thrown = thrown(() -> statistics().latestForApi(NOBODY, HOUR));

    assertThat(thrown).isInstanceOf(NotFoundException.class);
    assertThat(thrown.details().code()).contains("APIG.3002");
    assertThat(thrown.details().message()).contains("API " + NOBODY + " does not exist");
  }

  @Test
  void unknownGroupIsNotFound() {
    ApiException thrown = thrown(() -> statistics().latestForGroup(NOBODY));

    assertThat(thrown).isInstanceOf(NotFoundException.class);
    assertThat(thrown.details().code()).contains("APIG.3001");
  }

  @Test
  void unknownGatewayIsNotFound() {
    StatisticsApi elsewhere =
        new StatisticsApi(fakes.client(Service.APIGW), fakes.gateway().projectId(), NOBODY);

    ApiException thrown = thrown(() -> elsewhere.latestForGroup(fakes.gateway().groupId()));

    assertThat(thrown).isInstanceOf(NotFoundException.class);
    assertThat(thrown.details().code()).contains("APIG.3030");
  }

  @Test
  void anotherProjectIsForbidden() {
    StatisticsApi elsewhere =
        new StatisticsApi(fakes.client(Service.APIGW), NOBODY, fakes.gateway().instanceId());

    ApiException thrown = thrown(() -> elsewhere.latestForGroup(fakes.gateway().groupId()));

    assertThat(thrown).isInstanceOf(ForbiddenException.class);
    assertThat(thrown.details().code()).contains("APIC.7130");
  }

  @Test
  void uselessTokenIsUnauthorized() {
    ApiClient stranger = fakes.client(Service.APIGW
        .configuration(fakes.services())
        .credentials(Credentials.header("X-Auth-Token", "MIIwrong"))
        .build());

    ApiException thrown = thrown(() -> statistics(stranger).latestForGroup("any"));

    assertThat(thrown).isInstanceOf(UnauthorizedException.class);
    assertThat(thrown.details().code()).contains("APIG.1002");
    assertThat(thrown).hasMessageNotContaining("MIIwrong");
  }

  @Test
  void statusDecidesWhereDocumentsDisagree() {
    fakes.gateway().failNext(401, "APIG.1005", "Permission denied");
    fakes.gateway().failNext(403, "APIG.1005", "Permission denied");

    assertThat(thrown(() -> statistics().latestForGroup("any")))
        .isInstanceOf(UnauthorizedException.class);
    assertThat(thrown(() -> statistics().latestForGroup("any")))
        .isInstanceOf(ForbiddenException.class);
  }

  private static ApiException thrown(ThrowingCallable call) {
    return catchThrowableOfType(ApiException.class, call);
  }

  private StatisticsApi statistics() {
    return statistics(fakes.client(Service.APIGW));
  }

  private StatisticsApi statistics(ApiClient client) {
    return new StatisticsApi(
        client, fakes.gateway().projectId(), fakes.gateway().instanceId());
  }
}

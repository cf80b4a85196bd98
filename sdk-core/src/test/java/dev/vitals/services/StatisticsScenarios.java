package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Credentials;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.model.ApiStatistics;
import dev.vitals.model.GroupStatistics;
import dev.vitals.model.StatisticsCycle;
import dev.vitals.statistics.StatisticsApi;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StatisticsScenarios {
  @RegisterExtension
  final Stage stage = Stage.of(Service.APIGW);

  @Test
  void latestHourOfApiHasEntryPerMinute() {
    String apiId = stage.known("API_ID", fakes -> fakes.gateway().apiId());

    ApiStatistics latest = statistics(stage.client()).latestForApi(apiId, Duration.ofHours(1));

    assertThat(latest.startTime()).isBefore(latest.endTime());
    assertThat(Duration.between(latest.startTime(), latest.endTime()))
        .isLessThanOrEqualTo(Duration.ofHours(1));
    assertThat(latest.list()).allSatisfy(entry -> {
      assertThat(entry.apiId()).isEqualTo(apiId);
      assertThat(entry.cycle()).isEqualTo(StatisticsCycle.MINUTE);
      assertThat(entry.currentMinute()).isBetween(latest.startTime(), latest.endTime());
      assertThat(entry.reqCount()).isNotNegative();
    });
  }

  @Test
  void shorterWindowIsShorter() {
    String apiId = stage.known("API_ID", fakes -> fakes.gateway().apiId());

    ApiStatistics latest = statistics(stage.client()).latestForApi(apiId, Duration.ofMinutes(5));

    assertThat(Duration.between(latest.startTime(), latest.endTime()))
        .isLessThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void latestHourOfGroupAddsUpItsApis() {
    String groupId = stage.known("GROUP_ID", fakes -> fakes.gateway().groupId());

    GroupStatistics latest = statistics(stage.client()).latestForGroup(groupId);

    assertThat(latest.startTime()).isBefore(latest.endTime());
    assertThat(latest.list()).allSatisfy(entry -> {
      assertThat(entry.groupId()).isEqualTo(groupId);
      assertThat(entry.currentMinute()).isBetween(latest.startTime(), latest.endTime());
    });
  }

  @Test
  void wrongTokenIsUnauthorized() {
    String apiId = stage.known("API_ID", fakes -> fakes.gateway().apiId());

    try (ApiClient stranger = ApiClient.create(stage.configuration().toBuilder()
        .credentials(Credentials.header("X-Auth-Token", "not a token"))
        .build())) {
      assertThatThrownBy(() -> statistics(stranger).latestForApi(apiId, Duration.ofHours(1)))
          .isInstanceOf(UnauthorizedException.class);
    }
  }

  private StatisticsApi statistics(ApiClient client) {
    return new StatisticsApi(
        client,
        stage.known("PROJECT_ID", fakes -> fakes.gateway().projectId()),
        stage.known("INSTANCE_ID", fakes -> fakes.gateway().instanceId()));
  }
}

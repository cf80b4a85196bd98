package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.examples.services.Environment;
import dev.vitals.iam.AccessKeySigner;
import dev.vitals.model.ApiCounts;
import dev.vitals.model.AppCounts;
import dev.vitals.model.GroupCounts;
import dev.vitals.statistics.StatisticsApi;
import dev.vitals.testing.FakeGateway;
import dev.vitals.testing.FakeServices;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a gateway holds. The requests are signed with access keys: no token has to be fetched or
 * renewed, and the secret key never leaves the program.
 *
 * <p>Variables: {@code APIGW_BASE_URL}, {@code APIGW_ACCESS_KEY}, {@code APIGW_SECRET_KEY}, {@code
 * APIGW_PROJECT_ID}, {@code APIGW_INSTANCE_ID}. Without an address, it asks a fake gateway, which
 * verifies every signature.
 */
public final class GatewayCounts {
  private GatewayCounts() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    if (Environment.has("APIGW_BASE_URL")) {
      AccessKeySigner signer = AccessKeySigner.of(
          Environment.require("APIGW_ACCESS_KEY"), Environment.require("APIGW_SECRET_KEY"));
      run(
          Environment.require("APIGW_BASE_URL"),
          signer,
          Environment.require("APIGW_PROJECT_ID"),
          Environment.require("APIGW_INSTANCE_ID"),
          System.out);
    } else {
      try (FakeServices fakes = FakeServices.start()) {
        FakeGateway fake = fakes.gateway();
        AccessKeySigner signer = AccessKeySigner.of(fake.accessKey(), fake.secretKey());
        run(fake.url().toString(), signer, fake.projectId(), fake.instanceId(), System.out);
      }
    }
  }

  static void run(
      String gateway,
      AccessKeySigner signer,
      String projectId,
      String instanceId,
      PrintStream out) {
    Configuration configuration =
        Configuration.builder(gateway).credentials(Credentials.signing(signer)).build();
    try (ApiClient client = ApiClient.create(configuration)) {
      StatisticsApi statistics = new StatisticsApi(client, projectId, instanceId);

      GroupCounts groups = statistics.countGroups();
      ApiCounts apis = statistics.countApis();
      AppCounts apps = statistics.countApps();

      out.printf("  gateway %s%n", instanceId);
      line("API groups", groups.onsellNums(), "listed", groups.offsellNums(), "not listed", out);
      line("APIs", apis.numsOnRelease(), "published", apis.numsOffRelease(), "unpublished", out);
      line("apps", apps.authedNums(), "authorised", apps.unauthedNums(), "without any API", out);
    }
  }

  private static void line(
      String what,
      @Nullable Long some,
      String kind,
      @Nullable Long others,
      String otherKind,
      PrintStream out) {
    out.printf("  %-12s %6s %-12s %6s %s%n", what, text(some), kind, text(others), otherKind);
  }

  private static String text(@Nullable Long count) {
    return count == null ? "?" : count.toString();
  }
}

package dev.vitals.benchmarks.unary;

import com.huaweicloud.sdk.apig.v2.ApigClient;
import com.huaweicloud.sdk.apig.v2.model.ListLatelyApiStatisticsV2Request;
import com.huaweicloud.sdk.apig.v2.model.ListLatelyApiStatisticsV2Response;
import com.huaweicloud.sdk.apig.v2.model.StatisticsAPI;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpConfig;
import java.util.List;
import java.util.Objects;

/** The gateway maker's own SDK, the same operation, signed with a key pair. */
final class HuaweiCloudCaller implements Caller {
  private final ApigClient client;
  private final ListLatelyApiStatisticsV2Request request = new ListLatelyApiStatisticsV2Request()
      .withInstanceId(StatisticsAnswer.INSTANCE)
      .withApiId(StatisticsAnswer.API)
      .withDuration("1h");

  HuaweiCloudCaller(String url) {
    this.client = ApigClient.newBuilder()
        .withCredential(new BasicCredentials()
            .withAk("benchmark")
            .withSk("benchmark")
            .withProjectId(StatisticsAnswer.PROJECT))
        .withHttpConfig(HttpConfig.getDefaultHttpConfig())
        .withEndpoints(List.of(url))
        .build();
  }

  @Override
  public Object call() {
    return client.listLatelyApiStatisticsV2(request);
  }

  /** Its models do not write the gateway's names, so a few members stand for all. */
  @Override
  public Digest digest(Object answer) {
    ListLatelyApiStatisticsV2Response response = (ListLatelyApiStatisticsV2Response) answer;
    StatisticsAPI entry = Objects.requireNonNull(response.getList().get(0));
    String sent =
        "[\"APIG.0000\",1595576820,14,4.14,7,1595576640,\"" + StatisticsAnswer.API + "\"]";
    String decoded = "[\"" + response.getCode() + "\"," + response.getEndTime() + ","
        + entry.getMaxLatency() + "," + entry.getAvgLatency() + "," + entry.getReqCount() + ","
        + entry.getCurrentMinute() + ",\"" + entry.getApiId() + "\"]";
    return new Digest(sent, decoded);
  }

  @Override
  public void close() {
    // It cannot be closed; its threads are daemons.
  }
}

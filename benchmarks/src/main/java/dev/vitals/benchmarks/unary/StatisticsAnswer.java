package dev.vitals.benchmarks.unary;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vitals.benchmarks.server.HttpAnswer;
import java.util.List;

/** The statistics of one API, an answer that two of the compared SDKs know. */
final class StatisticsAnswer {
  static final String PROJECT = "73d69ae0cfcf460190522d06b60f05ad";
  static final String INSTANCE = "eddc4d25480b4cd6b512f270a1b8b341";
  static final String API = "39bce6d25a3f470e8cf7b2c97174f7d9";
  static final String PATH =
      "/v2/" + PROJECT + "/apigw/instances/" + INSTANCE + "/statistics/api/latest";
  static final String QUERY = "?api_id=" + API + "&duration=1h";

  static final String JSON = "{\"code\":\"APIG.0000\",\"start_time\":1595573280,"
      + "\"end_time\":1595576820,\"list\":[{\"max_latency\":14,\"avg_latency\":4.14,"
      + "\"max_inner_latency\":8,\"avg_inner_latency\":1.57,\"max_backend_latency\":6,"
      + "\"avg_backend_latency\":2.71,\"req_count\":7,\"req_count2xx\":0,\"req_count4xx\":6,"
      + "\"req_count5xx\":1,\"req_count_error\":7,\"output_throughput\":3790,"
      + "\"input_throughput\":1071,\"current_minute\":1595576640,\"cycle\":\"MINUTE\","
      + "\"api_id\":\"" + API + "\",\"group_id\":\"d0fc4e40b7d1492cba802f667c7c7226\","
      + "\"provider\":\"" + PROJECT + "\",\"status\":1}]}";

  static final byte[] ANSWER = HttpAnswer.json(JSON);

  private StatisticsAnswer() {}

  /** The answer as a plain record. */
  record Statistics(
      String code,
      @JsonProperty("start_time") long startTime,
      @JsonProperty("end_time") long endTime,
      List<Entry> list) {}

  /** One minute. */
  record Entry(
      @JsonProperty("max_latency") int maxLatency,
      @JsonProperty("avg_latency") double avgLatency,
      @JsonProperty("max_inner_latency") int maxInnerLatency,
      @JsonProperty("avg_inner_latency") double avgInnerLatency,
      @JsonProperty("max_backend_latency") int maxBackendLatency,
      @JsonProperty("avg_backend_latency") double avgBackendLatency,
      @JsonProperty("req_count") int reqCount,
      @JsonProperty("req_count2xx") int reqCount2xx,
      @JsonProperty("req_count4xx") int reqCount4xx,
      @JsonProperty("req_count5xx") int reqCount5xx,
      @JsonProperty("req_count_error") int reqCountError,
      @JsonProperty("output_throughput") long outputThroughput,
      @JsonProperty("input_throughput") long inputThroughput,
      @JsonProperty("current_minute") long currentMinute,
      String cycle,
      @JsonProperty("api_id") String apiId,
      @JsonProperty("group_id") String groupId,
      String provider,
      int status) {}
}

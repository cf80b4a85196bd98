package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.gateway.AccessKeys;
import dev.vitals.testing.internal.gateway.CallStatistics;
import dev.vitals.testing.internal.gateway.MetricData;
import dev.vitals.testing.internal.gateway.Window;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.internal.wire.Query;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An API gateway of the Open Telekom Cloud (APIG) with the call statistics of the last 30 days. It
 * takes its {@link #key()} for a token, and those that the {@link FakeIam} issues; and requests
 * signed with its access keys, whose refusal says what the gateway computed.
 *
 * <p>It knows one project, one instance, one group and, in it, one API; more APIs can be added. The
 * calls are made up from the API's id and the minute, so a minute always has the same.
 */
public final class FakeGateway extends FakeService {
  static final String PROJECT_ID = "6c2e4d9a0b7f4c11a8d35e90f1b7c623";
  private static final String INSTANCE_ID = "eddc4d25480b4cd6b512f270a1b8b341";
  private static final String API_ID = "39bce6d25a3f470e8cf7b2c97174f7d9";
  private static final String GROUP_ID = "d0fc4e40b7d1492cba802f667c7c7226";
  private static final String ACCESS_KEY = "FAKEACCESSKEY0000042";
  private static final String SECRET_KEY = "fake-secret-key-Wb3nT8qLx5Rc2Zy7";
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
  private static final Pattern OPERATION =
      Pattern.compile("/v2/([^/]+)/apigw/instances/([^/]+)/(statistics/api/latest"
          + "|statistics/group/latest|metric-data|resources/outline/(?:groups|apis|apps))");

  private final Clock clock;
  private final FakeIam iam;
  private final AccessKeys accessKeys = new AccessKeys(ACCESS_KEY, SECRET_KEY);
  private final List<String> apiIds = new CopyOnWriteArrayList<>(List.of(API_ID));
  private final CallStatistics statistics = new CallStatistics(GROUP_ID);

  FakeGateway(Clock clock, FakeIam iam) {
    super("MIIDkgYJKoZIhvcNAQcCoIIDgzCCA38-fake-token");
    this.clock = clock;
    this.iam = iam;
  }

  /** The access key with which requests may be signed in place of a token. */
  public String accessKey() {
    return ACCESS_KEY;
  }

  /** The secret key that belongs to {@link #accessKey()}. */
  public String secretKey() {
    return SECRET_KEY;
  }

  /** The one project the token is scoped to. */
  public String projectId() {
    return PROJECT_ID;
  }

  /** The one gateway instance. */
  public String instanceId() {
    return INSTANCE_ID;
  }

  /** An API that has calls in nearly every minute. */
  public String apiId() {
    return API_ID;
  }

  /** The group of all APIs. */
  public String groupId() {
    return GROUP_ID;
  }

  /** Adds an API to the group, with calls of its own. */
  public void addApi(String apiId) {
    if (!ID.matcher(apiId).matches()) {
      throw new IllegalArgumentException("not an API id: " + apiId);
    }
    apiIds.add(apiId);
  }

  /**
   * Refuses the next request in the gateway's words.
   *
   * @param code such as {@code APIG.9999}
   */
  public void failNext(int status, String code, String message) {
    answerNext(refusal(status, requireNonNull(code, "code"), message));
  }

  @Override
  Answer answer(ReceivedRequest request) {
    Answer refused = refusedCredential(request);
    if (refused != null) {
      return refused;
    }
    Matcher path = OPERATION.matcher(request.path());
    if (!path.matches() || !request.method().equals("GET")) {
      return refusal(404, "APIG.0101", "The API does not exist or has not been published");
    }
    if (!path.group(1).equals(PROJECT_ID)) {
      return refusal(403, "APIC.7130", "No permissions to access gateways in other projects.");
    }
    if (!path.group(2).equals(INSTANCE_ID)) {
      return refusal(404, "APIG.3030", "The instance does not exist;id:" + path.group(2));
    }
    Query query = Query.parse(request.query());
    return switch (path.group(3)) {
      case "statistics/api/latest" -> ofApi(query);
      case "statistics/group/latest" -> ofGroup(query);
      case "metric-data" -> metricData(new MetricData(query));
      case "resources/outline/groups" -> counts("onsell_nums", 0, "offsell_nums", 1);
      case "resources/outline/apis" ->
        counts(
            "nums_on_release", apiIds.size(), "nums_off_release", 0, "instance_num", apiIds.size());
      default -> counts("authed_nums", 1, "unauthed_nums", 0);
    };
  }

  private Answer metricData(MetricData data) {
    return data.invalidParameter()
        .map(FakeGateway::invalid)
        .orElseGet(
            () -> Answer.json(200, data.of(List.copyOf(apiIds), clock.instant()).toString()));
  }

  private static Answer counts(Object... namesAndNumbers) {
    ObjectNode counts = Json.object();
    for (int i = 0; i < namesAndNumbers.length; i += 2) {
      counts.put((String) namesAndNumbers[i], (Integer) namesAndNumbers[i + 1]);
    }
    return Answer.json(200, counts.toString());
  }

  private @Nullable Answer refusedCredential(ReceivedRequest request) {
    if (AccessKeys.isSigned(request)) {
      return accessKeys
          .fault(request, clock.instant())
          .map(this::refusedSignature)
          .orElse(null);
    }
    String token = request.header("X-Auth-Token").orElse("");
    if (token.isEmpty()) {
      return refusal(401, "APIG.1000", "Token missing");
    }
    return token.equals(key()) || iam.isValid(token)
        ? null
        : refusal(401, "APIG.1002", "Incorrect token or token resolution failed");
  }

  /** The gateway's front, which gives the request's id in the body. */
  private Answer refusedSignature(String fault) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    return Answer.json(
            401,
            Json.object()
                .put("error_msg", "Incorrect IAM authentication information: " + fault)
                .put("error_code", "APIG.0301")
                .put("request_id", "b5a6c1f0d2e34b7a9c8d" + date.hashCode())
                .toString())
        .header("Date", date);
  }

  private Answer ofApi(Query query) {
    String apiId = query.first("api_id").orElse("");
    if (!ID.matcher(apiId).matches()) {
      return invalid("api_id");
    }
    Instant now = clock.instant();
    Window window = Window.of(query.first("duration").orElse(""), now).orElse(null);
    if (window == null) {
      return invalid("duration");
    }
    if (!apiIds.contains(apiId)) {
      return refusal(404, "APIG.3002", "API " + apiId + " does not exist");
    }
    return Answer.json(200, statistics.ofApi(apiId, window, now).toString());
  }

  private Answer ofGroup(Query query) {
    String groupId = query.first("group_id").orElse("");
    if (!ID.matcher(groupId).matches()) {
      return invalid("group_id");
    }
    if (!groupId.equals(GROUP_ID)) {
      return refusal(404, "APIG.3001", "API group " + groupId + " does not exist");
    }
    Instant now = clock.instant();
    List<String> members = new ArrayList<>(apiIds);
    return Answer.json(
        200, statistics.ofGroup(members, Window.lastHour(now), now).toString());
  }

  private static Answer invalid(String parameter) {
    return refusal(
        400,
        "APIG.2012",
        "Invalid parameter value,parameterName:"
            + parameter
            + ". Please refer to the support documentation");
  }

  private static Answer refusal(int status, String code, String message) {
    return Answer.json(
        status, Json.object().put("error_code", code).put("error_msg", message).toString());
  }
}

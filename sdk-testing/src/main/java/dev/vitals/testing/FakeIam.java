package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cloud's identity and access management, which issues tokens for the {@link FakeGateway}.
 *
 * <p>It knows one user, whose password is {@link #key()}, and the gateway's one project. A token
 * lasts 24 hours of the clock; issuing another one leaves it valid.
 */
public final class FakeIam extends FakeService {
  private static final String USER = "vitals";
  private static final String DOMAIN = "OTC-EU-DE-00000000001000000042";
  private static final String PROJECT = "eu-de_vitals";
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final Map<String, Instant> issued = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Duration lifetime = Duration.ofHours(24);

  FakeIam(Clock clock) {
    super("iam-fake-password");
    this.clock = clock;
  }

  /** The one user. */
  public String user() {
    return USER;
  }

  /** The name of the account that the user belongs to. */
  public String domain() {
    return DOMAIN;
  }

  /** The name of the project that {@link FakeGateway#projectId()} is the id of. */
  public String projectName() {
    return PROJECT;
  }

  /** How long tokens last that are issued from now on. Default: 24 hours. */
  public void tokenLifetime(Duration lifetime) {
    this.lifetime = requireNonNull(lifetime, "lifetime");
  }

  /** Makes every token so far invalid, as a change of the password does. */
  public void revokeTokens() {
    issued.clear();
  }

  /** Refuses the next request in the service's words. */
  public void failNext(int status, String title, String message) {
    answerNext(refusal(status, requireNonNull(title, "title"), message));
  }

  /** Whether this is a token of ours that has not ended. */
  boolean isValid(String token) {
    Instant end = issued.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  @Override
  Answer answer(ReceivedRequest request) {
    if (!request.path().equals("/v3/auth/tokens") || !request.method().equals("POST")) {
      return refusal(404, "Not Found", "Could not find the resource.");
    }
    JsonNode auth = Json.parse(request.body()).orElseGet(Json::object).path("auth");
    JsonNode user = auth.path("identity").path("password").path("user");
    if (!auth.path("identity").path("methods").path(0).asText().equals("password")) {
      return refusal(400, "Bad Request", "The request body is invalid");
    }
    if (!user.path("name").asText().equals(USER)
        || !user.path("domain").path("name").asText().equals(DOMAIN)
        || !user.path("password").asText().equals(key())) {
      return refusal(401, "Unauthorized", "The username or password is wrong.");
    }
    JsonNode project = auth.path("scope").path("project");
    if (!project.path("name").asText().equals(PROJECT)
        && !project.path("id").asText().equals(FakeGateway.PROJECT_ID)) {
      return refusal(401, "Unauthorized", "The project does not exist or is not the user's.");
    }
    return issue();
  }

  private Answer issue() {
    Instant now = clock.instant();
    Instant end = now.plus(lifetime);
    String token = "MIIDkgYJKoZIhvcNAQcCoIIDgzCCA38-fake-token-" + count.incrementAndGet();
    issued.put(token, end);
    return Answer.json(201, body(now, end).toString()).header("X-Subject-Token", token);
  }

  private static ObjectNode body(Instant now, Instant end) {
    ObjectNode body = Json.object();
    ObjectNode token = body.putObject("token")
        .put("issued_at", MICROSECONDS.format(now))
        .put("expires_at", MICROSECONDS.format(end));
    token.putArray("methods").add("password");
    token.putObject("user").put("name", USER).putObject("domain").put("name", DOMAIN);
    token.putObject("project").put("id", FakeGateway.PROJECT_ID).put("name", PROJECT);
    return body;
  }

  private static Answer refusal(int status, String title, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", status).put("title", title).put("message", message);
    return Answer.json(status, body.toString());
  }
}

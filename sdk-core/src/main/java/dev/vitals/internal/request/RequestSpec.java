package dev.vitals.internal.request;

import dev.vitals.config.Timeouts;
import dev.vitals.internal.headers.HeaderRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What every request has in common, streamed or not. Immutable; every change is a copy. */
public final class RequestSpec {
  /** A named value of a path, a query or a header. */
  public record Parameter(String name, String value) {
    public Parameter {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, () -> "value of \"" + name + "\" must not be null");
    }
  }

  public final String method;
  public final String template;
  public final List<Parameter> path;
  public final List<Parameter> query;
  public final List<Parameter> headers;
  public final @Nullable Object body;
  public final @Nullable Timeouts timeouts;

  /** The time the service may legitimately take to answer, which the timeouts must allow. */
  public final Duration allowAtLeast;

  /** Whether sending twice has the same effect as sending once. */
  public final boolean idempotent;

  private RequestSpec(Draft draft) {
    this.method = draft.method;
    this.template = draft.template;
    this.path = draft.path;
    this.query = draft.query;
    this.headers = draft.headers;
    this.body = draft.body;
    this.timeouts = draft.timeouts;
    this.allowAtLeast = draft.allowAtLeast;
    this.idempotent = draft.idempotent;
  }

  public static RequestSpec of(String method, String template) {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException(
          "template must start with \"/\", below the base URL, was \"" + template + "\"");
    }
    return new RequestSpec(new Draft(method, template));
  }

  /** Method and template, which identify the request in messages without its values. */
  public String description() {
    return method + " " + template;
  }

  public RequestSpec path(String name, String value) {
    Parameter parameter = new Parameter(name, value);
    if (!template.contains("{" + name + "}")) {
      throw new IllegalArgumentException(
          "template \"" + template + "\" has no path parameter \"" + name + "\"");
    }
    if (value.isEmpty() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(String.format(
          "path parameter \"%s\" must not be \"%s\", which would address another resource",
          name, value));
    }
    return copy(draft -> draft.path = replaced(path, parameter));
  }

  public RequestSpec query(String name, String value) {
    Parameter parameter = new Parameter(name, value);
    return copy(draft -> draft.query = added(query, parameter));
  }

  public RequestSpec header(String name, String value) {
    Parameter parameter = new Parameter(name, value);
    HeaderRules.check(name, value);
    boolean hasKey = name.equalsIgnoreCase("Idempotency-Key") && !value.isBlank();
    return copy(draft -> {
      draft.headers = added(headers, parameter);
      draft.idempotent |= hasKey;
    });
  }

  public RequestSpec body(Object json) {
    Objects.requireNonNull(json, "json");
    if (method.equals("GET")) {
      throw new IllegalArgumentException("a GET request cannot have a body; use post(…)");
    }
    return copy(draft -> draft.body = json);
  }

  public RequestSpec timeouts(Timeouts own) {
    Objects.requireNonNull(own, "timeouts");
    return copy(draft -> draft.timeouts = own);
  }

  public RequestSpec allowAtLeast(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative, was " + time);
    }
    Duration within = time.compareTo(Timeouts.LONGEST) < 0 ? time : Timeouts.LONGEST;
    return copy(draft -> draft.allowAtLeast = within);
  }

  public RequestSpec idempotent() {
    return copy(draft -> draft.idempotent = true);
  }

  /**
   * The value of a path parameter.
   *
   * @throws IllegalArgumentException if it was not set
   */
  public String pathValue(String name) {
    for (Parameter parameter : path) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    throw new IllegalArgumentException(
        description() + " needs path parameter \"" + name + "\"; set it with path(…)");
  }

  private RequestSpec copy(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new RequestSpec(draft);
  }

  private static List<Parameter> added(List<Parameter> list, Parameter parameter) {
    if (list.isEmpty()) {
      return List.of(parameter);
    }
    List<Parameter> copy = new ArrayList<>(list);
    copy.add(parameter);
    return List.copyOf(copy);
  }

  private static List<Parameter> replaced(List<Parameter> list, Parameter parameter) {
    List<Parameter> others = new ArrayList<>(list);
    others.removeIf(other -> other.name().equals(parameter.name()));
    return added(others, parameter);
  }

  /** The mutable draft of a changed copy. */
  private static final class Draft {
    private final String method;
    private final String template;
    private List<Parameter> path = List.of();
    private List<Parameter> query = List.of();
    private List<Parameter> headers = List.of();
    private @Nullable Object body;
    private @Nullable Timeouts timeouts;
    private Duration allowAtLeast = Duration.ZERO;
    private boolean idempotent;

    private Draft(String method, String template) {
      this.method = method;
      this.template = template;
      // RFC 9110, 9.2.2; a POST has to declare it.
      this.idempotent = method.equals("GET") || method.equals("PUT") || method.equals("DELETE");
    }

    private Draft(RequestSpec from) {
      this.method = from.method;
      this.template = from.template;
      this.path = from.path;
      this.query = from.query;
      this.headers = from.headers;
      this.body = from.body;
      this.timeouts = from.timeouts;
      this.allowAtLeast = from.allowAtLeast;
      this.idempotent = from.idempotent;
    }
  }
}

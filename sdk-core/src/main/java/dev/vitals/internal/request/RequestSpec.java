package dev.vitals.internal.request;

import dev.vitals.config.Timeouts;
import dev.vitals.internal.headers.HeaderNames;
import dev.vitals.internal.headers.HeaderText;
import dev.vitals.internal.headers.Unicode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every request has in common, streamed or not. Immutable; every change is a copy.
 *
 * @param body the object to send as JSON, or a raw body; may be null
 * @param timeouts the request's own; null for the client's
 * @param allowAtLeast the time the service may legitimately take to answer
 * @param idempotent whether sending twice has the same effect as sending once
 * @param secrets texts that no message may show
 * @param permission what the service has to allow; may be null
 */
public record RequestSpec(
    String method,
    String template,
    List<Parameter> path,
    List<Parameter> query,
    List<Parameter> headers,
    @Nullable Object body,
    @Nullable Timeouts timeouts,
    Duration allowAtLeast,
    boolean idempotent,
    List<String> secrets,
    @Nullable String permission) {
  /** A named value of a path, a query or a header. */
  public record Parameter(String name, String value) {
    public Parameter {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, () -> "value of \"" + name + "\" must not be null");
    }
  }

  public static RequestSpec of(String method, String template) {
    PathTemplates.check(template);
    // RFC 9110, 9.2.2; a POST has to declare it.
    boolean idempotent = List.of("GET", "PUT", "DELETE").contains(method);
    return new RequestSpec(
        method,
        template,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        Duration.ZERO,
        idempotent,
        List.of(),
        null);
  }

  /** Method and template, which identify the request in messages without its values. */
  public String description() {
    return method + " " + template;
  }

  public RequestSpec withPath(String name, String value) {
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
    Unicode.requireWhole(value, "path parameter \"" + name + "\"");
    return new RequestSpec(
        method,
        template,
        replaced(path, parameter),
        query,
        headers,
        body,
        timeouts,
        allowAtLeast,
        idempotent,
        secrets,
        permission);
  }

  public RequestSpec withQuery(String name, String value) {
    Parameter parameter = new Parameter(name, value);
    Unicode.requireWhole(name, "name of query parameter");
    Unicode.requireWhole(value, "query parameter \"" + name + "\"");
    return new RequestSpec(
        method,
        template,
        path,
        added(query, parameter),
        headers,
        body,
        timeouts,
        allowAtLeast,
        idempotent,
        secrets,
        permission);
  }

  public RequestSpec withHeader(String name, String value) {
    Parameter parameter = new Parameter(name, value);
    HeaderText.requireName(name, "name");
    HeaderNames.requireForRequest(name, value);
    HeaderText.requirePrintable(name, value);
    boolean hasKey = name.equalsIgnoreCase("Idempotency-Key") && !value.isBlank();
    return new RequestSpec(
        method,
        template,
        path,
        query,
        added(headers, parameter),
        body,
        timeouts,
        allowAtLeast,
        idempotent || hasKey,
        secrets,
        permission);
  }

  public RequestSpec withBody(Object json) {
    return withAnyBody(Objects.requireNonNull(json, "json"));
  }

  public RequestSpec withBody(byte[] bytes, String mediaType) {
    Objects.requireNonNull(mediaType, "mediaType");
    return withAnyBody(new RawBody(Objects.requireNonNull(bytes, "bytes"), mediaType));
  }

  private RequestSpec withAnyBody(Object any) {
    if (method.equals("GET")) {
      throw new IllegalArgumentException("a GET request cannot have a body; use post(…)");
    }
    return new RequestSpec(
        method,
        template,
        path,
        query,
        headers,
        any,
        timeouts,
        allowAtLeast,
        idempotent,
        secrets,
        permission);
  }

  public RequestSpec withTimeouts(Timeouts own) {
    Objects.requireNonNull(own, "timeouts");
    return new RequestSpec(
        method,
        template,
        path,
        query,
        headers,
        body,
        own,
        allowAtLeast,
        idempotent,
        secrets,
        permission);
  }

  public RequestSpec withAllowAtLeast(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative, was " + time);
    }
    Duration within = time.compareTo(Timeouts.LONGEST) < 0 ? time : Timeouts.LONGEST;
    return new RequestSpec(
        method,
        template,
        path,
        query,
        headers,
        body,
        timeouts,
        within,
        idempotent,
        secrets,
        permission);
  }

  public RequestSpec withIdempotence() {
    return new RequestSpec(
        method,
        template,
        path,
        query,
        headers,
        body,
        timeouts,
        allowAtLeast,
        true,
        secrets,
        permission);
  }

  public RequestSpec withSecret(String text) {
    if (Objects.requireNonNull(text, "text").isBlank()) {
      throw new IllegalArgumentException("text must not be blank");
    }
    return new RequestSpec(
        method,
        template,
        path,
        query,
        headers,
        body,
        timeouts,
        allowAtLeast,
        idempotent,
        added(secrets, text),
        permission);
  }

  public RequestSpec withPermission(String name) {
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("permission must not be blank");
    }
    return new RequestSpec(
        method,
        template,
        path,
        query,
        headers,
        body,
        timeouts,
        allowAtLeast,
        idempotent,
        secrets,
        name);
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

  private static <E> List<E> added(List<E> list, E element) {
    List<E> copy = new ArrayList<>(list);
    copy.add(element);
    return List.copyOf(copy);
  }

  private static List<Parameter> replaced(List<Parameter> list, Parameter parameter) {
    List<Parameter> others = new ArrayList<>(list);
    others.removeIf(other -> other.name().equals(parameter.name()));
    return added(others, parameter);
  }

  /** Shows no value, because some may be secrets. */
  @Override
  public String toString() {
    return description();
  }
}

package dev.vitals.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;

/** The rules of the design, for whatever lies under a root package. */
record Rooms(String root) {
  private static final Set<String> FEATURES =
      Set.of("ping", "sessions", "statistics", "health", "iam");

  private static final Set<String> KNOW_OKHTTP = Set.of(
      "client",
      "internal.answer",
      "internal.call",
      "internal.diagnosis",
      "internal.gzip",
      "internal.http",
      "internal.request",
      "internal.retry",
      "internal.stream",
      "internal.frames");

  /** A package, and which others of ours it may import. */
  enum Room {
    PING("ping"),
    SESSIONS("sessions"),
    STATISTICS("statistics"),
    HEALTH("health"),
    IAM("iam"),
    CHECK("check"),
    CLIENT("client"),
    CALLS("calls"),
    DIAGNOSIS("diagnosis"),
    CONFIG("config"),
    ERRORS("errors"),
    STREAM("stream"),
    PAGING("paging"),
    INTERNAL_HEADERS("internal.headers"),
    INTERNAL_GZIP("internal.gzip"),
    INTERNAL_JSON("internal.json"),
    INTERNAL_REQUEST("internal.request"),
    INTERNAL_STREAM("internal.stream"),
    INTERNAL_FRAMES("internal.frames"),
    INTERNAL_CALL("internal.call"),
    INTERNAL_RETRY("internal.retry"),
    INTERNAL_HTTP("internal.http"),
    INTERNAL_ANSWER("internal.answer"),
    INTERNAL_DIAGNOSIS("internal.diagnosis");

    private final String name;

    Room(String name) {
      this.name = name;
    }

    private Set<String> mayImport() {
      return switch (this) {
        case PING, SESSIONS, STATISTICS, HEALTH, IAM ->
          Set.of("client", "calls", "stream", "paging", "errors", "config");
        case CHECK ->
          Set.of(
              "ping",
              "sessions",
              "statistics",
              "health",
              "client",
              "calls",
              "config",
              "diagnosis",
              "errors",
              "paging",
              "stream");
        case CLIENT ->
          Set.of(
              "calls",
              "config",
              "diagnosis",
              "errors",
              "stream",
              "internal.answer",
              "internal.call",
              "internal.diagnosis",
              "internal.headers",
              "internal.http",
              "internal.json",
              "internal.request",
              "internal.retry",
              "internal.stream");
        case DIAGNOSIS -> Set.of("config", "internal.json");
        case CONFIG -> Set.of("calls", "internal.headers");
        case ERRORS, STREAM -> Set.of("calls");
        case CALLS, PAGING, INTERNAL_HEADERS, INTERNAL_GZIP -> Set.of();
        case INTERNAL_JSON -> Set.of("errors");
        case INTERNAL_FRAMES -> Set.of("errors", "internal.gzip");
        case INTERNAL_REQUEST -> Set.of("config", "internal.headers", "internal.json");
        case INTERNAL_STREAM ->
          Set.of(
              "calls",
              "config",
              "errors",
              "stream",
              "internal.call",
              "internal.gzip",
              "internal.json",
              "internal.frames");
        case INTERNAL_CALL ->
          Set.of(
              "calls", "config", "errors", "internal.headers", "internal.json", "internal.request");
        case INTERNAL_RETRY ->
          Set.of("calls", "config", "errors", "internal.call", "internal.headers");
        case INTERNAL_HTTP ->
          Set.of("calls", "config", "errors", "internal.call", "internal.gzip", "internal.headers");
        case INTERNAL_ANSWER ->
          Set.of(
              "calls",
              "config",
              "errors",
              "stream",
              "internal.call",
              "internal.http",
              "internal.json",
              "internal.retry",
              "internal.stream",
              "internal.frames");
        case INTERNAL_DIAGNOSIS ->
          Set.of(
              "config",
              "diagnosis",
              "errors",
              "stream",
              "internal.call",
              "internal.http",
              "internal.json",
              "internal.stream");
      };
    }

    /** The room's package below the root. */
    String packageName() {
      return name;
    }
  }

  /** The room imports no room but those it may. */
  ArchRule importsOnlyWhatItMay(Room room) {
    Set<String> forbidden = new TreeSet<>();
    for (Room other : Room.values()) {
      if (other != room && !room.mayImport().contains(other.name)) {
        forbidden.add(other.name);
      }
    }
    return noClasses()
        .that()
        .resideInAPackage(in(room.name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in(forbidden));
  }

  /** Packages know each other in one direction only. */
  ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /** A feature says what is asked for, and nothing about how it travels. */
  ArchRule featuresKnowNoWire() {
    return noClasses()
        .that()
        .resideInAnyPackage(in(FEATURES))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "com.fasterxml.jackson..");
  }

  /** OkHttp stays inside, but for the client that a configuration may lend and a report's version. */
  ArchRule okHttpOnlyInside() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in(KNOW_OKHTTP))
        .and(doNot(nameMatching(root.replace(".", "\\.")
            + "\\.(config\\.Configuration|diagnosis\\.DiagnosisReport)(\\$.*)?")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..");
  }

  /** Databind stays in the codec; a tree, as data, may be part of an error. */
  ArchRule databindOnlyInTheCodec() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("internal.json"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson.databind..")
            .and(doNot(nameMatching(".*\\.JsonNode"))));
  }

  /** Trees are for the codec and for errors. */
  ArchRule treesOnlyInErrors() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("internal.json"), in("errors"))
        .should()
        .dependOnClassesThat(nameMatching("com\\.fasterxml\\.jackson\\.databind\\.JsonNode"));
  }

  /** Names say something; a base URL is a base URL. */
  ArchRule classesSayWhatTheyAre() {
    return noClasses()
        .should()
        .haveNameMatching(
            ".*[.$](\\w*[a-z0-9])?(Utils?|Helper|Manager|Impl|Common|Base(?!Url))([A-Z]\\w*)?");
  }

  /** Verbs say something. */
  ArchRule methodsSayWhatTheyDo() {
    return noMethods().should().haveNameMatching("(process|handle)([A-Z].*)?");
  }

  private String[] in(Set<String> rooms) {
    return rooms.stream().map(this::in).collect(toSet()).toArray(String[]::new);
  }

  private String in(String room) {
    return root + "." + room + "..";
  }
}

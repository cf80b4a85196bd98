package dev.vitals.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.vitals.architecture.Rooms.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the SDK, and is broken by a sample that shows that it can be. */
final class ArchitectureTest {
  private static final int LONGEST_FILE = 250;
  private static final int MOST_FILES = 25;

  /** Lists of settings or of operations that are told one by one: one idea at any length. */
  private static final Set<String> FLAT = Set.of(
      "dev/vitals/config/Configuration.java",
      "dev/vitals/client/ApiRequest.java",
      "dev/vitals/client/StreamRequest.java",
      "dev/vitals/sessions/SessionsApi.java",
      "dev/vitals/internal/request/RequestSpec.java");

  private static final String BROKEN = "dev.vitals.architecture.broken";

  private static final JavaClasses SDK =
      new ClassFileImporter().importPath(Path.of("target/classes"));
  private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages(BROKEN);

  @ParameterizedTest
  @EnumSource
  void roomImportsOnlyWhatItMay(Room room) {
    new Rooms("dev.vitals").importsOnlyWhatItMay(room).check(SDK);

    assertThat(violations(rooms -> rooms.importsOnlyWhatItMay(room)))
        .anySatisfy(violation ->
            assertThat(violation).contains(BROKEN + "." + room.packageName() + ".Intruder"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void ruleHoldsForAll(Function<Rooms, ArchRule> rule, String sample) {
    rule.apply(new Rooms("dev.vitals")).check(SDK);

    assertThat(violations(rule))
        .anySatisfy(violation -> assertThat(violation).contains(BROKEN + "." + sample));
  }

  static Stream<Arguments> ruleHoldsForAll() {
    return Stream.of(
        broken(Rooms::noCycles, "errors.Intruder"),
        broken(Rooms::featuresKnowNoWire, "ping.HttpOutside"),
        broken(Rooms::featuresKnowNoWire, "sessions.TreeOutside"),
        broken(Rooms::okHttpOnlyInside, "errors.ResponseOutside"),
        broken(Rooms::okHttpOnlyInside, "config.ClientOutside"),
        broken(Rooms::databindOnlyInTheCodec, "client.MapperOutside"),
        broken(Rooms::treesOnlyInErrors, "sessions.TreeOutside"),
        broken(Rooms::classesSayWhatTheyAre, "stream.HeaderUtils"),
        broken(Rooms::classesSayWhatTheyAre, "stream.PageManager"),
        broken(Rooms::classesSayWhatTheyAre, "stream.BaseStream"),
        broken(Rooms::classesSayWhatTheyAre, "stream.StreamImpl"),
        broken(Rooms::methodsSayWhatTheyDo, "stream.Vague.processFrame"),
        broken(Rooms::methodsSayWhatTheyDo, "stream.Vague.handle"));
  }

  @Test
  void everyPackageIsRoom() {
    assertThat(SDK.stream()
            .filter(type -> type.getPackageName().startsWith("dev.vitals."))
            .map(type -> type.getPackageName().substring("dev.vitals.".length())))
        .containsOnly(Stream.of(Room.values()).map(Room::packageName).toArray(String[]::new));
  }

  @Test
  void sourceFileHoldsOneIdea(@TempDir Path longFiles) throws IOException {
    Files.write(longFiles.resolve("Long.java"), Collections.nCopies(LONGEST_FILE + 1, "//"));
    Files.write(longFiles.resolve("Fits.java"), Collections.nCopies(LONGEST_FILE, "//"));

    assertThat(tooLong(Path.of("src/main/java"))).isEmpty();
    assertThat(tooLong(longFiles)).containsExactly("Long.java has 251 lines");
  }

  /** The exceptions are a family: each is a decision that a caller makes. */
  @Test
  void packageHoldsFewFiles(@TempDir Path crowded) throws IOException {
    for (int i = 0; i <= MOST_FILES; i++) {
      Files.createFile(crowded.resolve("Type" + i + ".java"));
    }

    assertThat(tooFull(Path.of("src/main/java")))
        .allMatch(crowd -> crowd.startsWith("dev/vitals/errors "));
    assertThat(tooFull(crowded)).containsExactly(" has 26 files");
  }

  private static Arguments broken(Function<Rooms, ArchRule> rule, String sample) {
    return Arguments.of(rule, sample);
  }

  private static List<String> violations(Function<Rooms, ArchRule> rule) {
    return rule.apply(new Rooms(BROKEN)).evaluate(SAMPLES).getFailureReport().getDetails();
  }

  private static List<String> tooLong(Path sources) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        int lines = Files.readAllLines(file).size();
        if (lines > LONGEST_FILE && !FLAT.contains(sources.relativize(file).toString())) {
          found.add(sources.relativize(file) + " has " + lines + " lines");
        }
      }
    }
    return found;
  }

  private static List<String> tooFull(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()))
          .entrySet()
          .stream()
          .filter(folder -> folder.getValue() > MOST_FILES)
          .map(folder ->
              sources.relativize(folder.getKey()) + " has " + folder.getValue() + " files")
          .toList();
    }
  }
}

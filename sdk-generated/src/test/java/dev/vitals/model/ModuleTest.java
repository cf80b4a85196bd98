package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.module.ModuleDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ModuleTest {
  /** The descriptor in the jar; the running module is also opened to the tests by the test runner. */
  private final ModuleDescriptor module = PingEvent.class.getModule().getDescriptor();

  @BeforeEach
  void notIfTheClassPathWasAskedFor() {
    String modulePath = System.getProperty("surefire.useModulePath");
    assumeFalse("false".equals(modulePath), "-Dsurefire.useModulePath=false");
  }

  @Test
  void testsRunOnTheModulePath() {
    assertThat(PingEvent.class.getModule().isNamed()).isTrue();
    assertThat(module.name()).isEqualTo("dev.vitals.model");
    assertThat(module.isAutomatic()).isFalse();
  }

  @Test
  void theModelsAndWhatGeneratedCodeCallsAreExportedAndNothingIsOpen() {
    assertThat(module.isOpen()).isFalse();
    assertThat(module.opens()).isEmpty();
    assertThat(module.exports())
        .noneMatch(ModuleDescriptor.Exports::isQualified)
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder("dev.vitals.model", "dev.vitals.model.internal");
  }
}

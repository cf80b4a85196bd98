package dev.vitals.generator;

import java.nio.file.Path;
import java.util.Map;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator as a build does, with what a user's plugin block says. */
final class Generating {
  private Generating() {}

  /** Generates into the folder, and returns what was generated: the form of each class, keyed by name. */
  static Map<String, Form> models(Path document, String modelPackage, Path folder) {
    return models(document, modelPackage, folder, Map.of());
  }

  @SuppressWarnings("deprecation") // getConfig() is the only way to the generator that ran
  static Map<String, Form> models(
      Path document, String modelPackage, Path folder, Map<String, String> nameMappings) {
    CodegenConfigurator configurator = new CodegenConfigurator()
        .setGeneratorName("vitals")
        .setInputSpec(document.toString())
        .setModelPackage(modelPackage)
        .setOutputDir(folder.toString())
        .setValidateSpec(false)
        .addAdditionalProperty("sourceFolder", "");
    nameMappings.forEach(configurator::addNameMapping);
    ClientOptInput input = configurator.toClientOptInput();
    DefaultGenerator generator = new DefaultGenerator();
    generator.setGenerateMetadata(false);
    generator.opts(input).generate();
    return ((VitalsCodegen) input.getConfig()).forms();
  }
}

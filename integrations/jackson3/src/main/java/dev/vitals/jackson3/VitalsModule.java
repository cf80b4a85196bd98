package dev.vitals.jackson3;

import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Lets a mapper of Jackson 3 read and write the models, of the five services and of your own
 * documents, exactly as Jackson 2 does. Without it, Jackson 3 does not see the annotations of a
 * model, and writes {@code {}} in silence.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new VitalsModule()).build();
 * }</pre>
 *
 * <p>A mapper that looks for modules, as Spring Boot's does, finds it by itself. Trees ({@code
 * JsonNode}) of Jackson 2, which models hold for what their document leaves open, are read and
 * written as well. Immutable and safe for use by several threads.
 */
public final class VitalsModule extends JacksonModule {
  /** Creates the module, which has no settings. */
  public VitalsModule() {}

  @Override
  public String getModuleName() {
    return "dev.vitals";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new ModelSerializers());
    context.addDeserializers(new ModelDeserializers());
  }
}

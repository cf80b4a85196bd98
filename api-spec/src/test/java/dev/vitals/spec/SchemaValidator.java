package dev.vitals.spec;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Validates examples by the rules of OpenAPI 3.0, including formats, without network access. */
final class SchemaValidator {
  private static final String SCHEME = "urn:document:";

  private final SchemaRegistry registry;

  SchemaValidator() {
    Map<String, String> texts = new HashMap<>();
    Document.all().forEach(d -> texts.put(SCHEME + d.name(), d.root().toString()));
    this.registry =
        SchemaRegistry.withDialect(Dialects.getOpenApi30(), builder -> builder.schemas(texts));
  }

  /** Returns what is wrong with the example; empty if it is valid. */
  List<String> validate(Example example) {
    SchemaLocation schema =
        SchemaLocation.of(SCHEME + example.document().name() + "#" + example.schema());
    return registry
        .getSchema(schema)
        .validate(
            example.value(),
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}

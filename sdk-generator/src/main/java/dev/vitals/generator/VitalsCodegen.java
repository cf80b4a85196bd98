package dev.vitals.generator;

import com.samskivert.mustache.Mustache;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.io.File;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generator {@code vitals} of openapi-generator: models for Jackson that keep what they do not
 * know.
 *
 * <p>openapi-generator reads the document, finds this class, and fills the templates. What is
 * generated is decided by {@link Forms}; this class connects the two. The service loader finds it through
 * {@code META-INF/services}; for one document at a time, and not thread-safe.
 */
public final class VitalsCodegen extends AbstractJavaCodegen {
  /** The option that leaves out the comparison of versions; for models in the run-time's own jar. */
  private static final String VERSION_CHECK = "versionCheck";

  private static final Logger LOG = LoggerFactory.getLogger(VitalsCodegen.class);

  private final Map<String, String> userTypes = new HashMap<>();
  private Map<String, Form> forms = Map.of();

  /** Called by openapi-generator. */
  public VitalsCodegen() {
    embeddedTemplateDir = "vitals";
    templateDir = embeddedTemplateDir;
    modelTemplateFiles.clear();
    modelTemplateFiles.put("model.mustache", ".java");
    apiTemplateFiles.clear();
    apiTestTemplateFiles.clear();
    apiDocTemplateFiles.clear();
    modelDocTemplateFiles.clear();
    modelTestTemplateFiles.clear();
    // What the user maps is told from what the superclass adds later.
    typeMapping.clear();
    // Words of openapi-generator, not of Java.
    reservedWords.remove("list");
    reservedWords.remove("object");
    hideGenerationTimestamp = true;
    openApiNullable = false;
    cliOptions.add(CliOption.newBoolean(
        VERSION_CHECK,
        "Compare the versions of generated code and of its run-time classes.",
        true));
  }

  @Override
  public CodegenType getTag() {
    return CodegenType.OTHER;
  }

  @Override
  public String getName() {
    return "vitals";
  }

  @Override
  public String getHelp() {
    return "Generates immutable models for Jackson that keep what they do not know.";
  }

  @Override
  public void processOpts() {
    userTypes.putAll(typeMapping);
    super.processOpts();
    supportingFiles.clear();
  }

  /** The document is taken as it is: each rewriting would lose something of it. */
  @Override
  public boolean getUseInlineModelResolver() {
    return false;
  }

  @Override
  public boolean getUseOpenapiNormalizer() {
    return false;
  }

  @Override
  public void preprocessOpenAPI(OpenAPI api) {
    Notes notes = new Notes();
    Form.Home home = new Form.Home(title(api), modelPackage(), version());
    Forms found = new Forms(
        new References(api), home, new Naming(this, notes), new ScalarTypes(userTypes), notes);
    found.addComponents();
    new Operations(api, found).addSchemas();
    forms = found.classes();
    forms.values().forEach(Form::openCodecsInUse);
    notes.lines().forEach(line -> LOG.warn("{}", line));
    announce(api);
  }

  private static String title(OpenAPI api) {
    return api.getInfo() == null || api.getInfo().getTitle() == null
        ? "untitled"
        : api.getInfo().getTitle();
  }

  private @Nullable String version() {
    return "false".equals(String.valueOf(additionalProperties.get(VERSION_CHECK)))
        ? null
        : Version.OF_GENERATOR;
  }

  /** Tells openapi-generator of the classes: a schema for each, and nothing else of the document. */
  @SuppressWarnings("rawtypes") // the parser's own map
  private void announce(OpenAPI api) {
    Map<String, Schema> classes = new LinkedHashMap<>();
    for (String name : forms.keySet()) {
      classes.put(name, new ObjectSchema().addProperty("is", new StringSchema()));
    }
    api.setComponents(new Components().schemas(classes));
    api.setPaths(new Paths());
    api.setWebhooks(null);
  }

  @Override
  @SuppressWarnings("rawtypes") // the superclass's own parameter
  public CodegenModel fromModel(String name, Schema schema) {
    CodegenModel model = new CodegenModel();
    model.name = name;
    model.classname = name;
    model.vendorExtensions.put("form", form(name));
    return model;
  }

  /** The classes of the document, by name. */
  Map<String, Form> forms() {
    return forms;
  }

  private Form form(String name) {
    Form form = forms.get(name);
    if (form == null) {
      throw new IllegalStateException("Cannot find class " + name);
    }
    return form;
  }

  @Override
  public String toModelName(String name) {
    return forms.containsKey(name) ? name : super.toModelName(name);
  }

  @Override
  public String toModelFilename(String name) {
    return toModelName(name);
  }

  @Override
  public String modelFilename(String template, String name) {
    String folder = form(name).packageName().replace('.', File.separatorChar);
    return outputFolder
        + File.separator
        + sourceFolder
        + File.separator
        + folder
        + File.separator
        + name
        + modelTemplateFiles.get(template);
  }

  /** Java source is not HTML: texts are escaped where they become literals and comments. */
  @Override
  public Mustache.Compiler processCompiler(Mustache.Compiler compiler) {
    return compiler.escapeHTML(false);
  }
}

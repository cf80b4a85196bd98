package dev.vitals.architecture;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module shows to its users, as text: a type a paragraph, a member a line. */
final class ExportedApi {
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private final ModuleReference module;

  private ExportedApi(ModuleReference module) {
    this.module = module;
  }

  /** The module that a type comes from, read off its place on disk: it may be on the class path. */
  static ExportedApi of(Class<?> type) throws Exception {
    Path place =
        Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new ExportedApi(ModuleFinder.of(place).findAll().iterator().next());
  }

  String text() throws IOException {
    StringBuilder text = new StringBuilder("module " + module.descriptor().name() + "\n");
    for (Class<?> type : types()) {
      text.append('\n').append(declaration(type)).append('\n');
      members(type).forEach(member -> text.append("  ").append(member).append('\n'));
    }
    return text.toString();
  }

  List<Class<?>> types() throws IOException {
    Set<String> packages = module.descriptor().exports().stream()
        .filter(not(Exports::isQualified))
        .map(Exports::source)
        .filter(name -> !name.endsWith(".internal")) // for generated code
        .collect(Collectors.toSet());
    try (ModuleReader reader = module.open();
        Stream<String> files = reader.list()) {
      return files
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .filter(name -> name.contains(".") && packages.contains(packageOf(name)))
          .sorted()
          .<Class<?>>map(ExportedApi::load)
          .filter(ExportedApi::isVisible)
          .toList();
    }
  }

  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('.'));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ExportedApi.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isVisible(type.getModifiers())
        && !type.isAnonymousClass()
        && (outer == null || isVisible(outer));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String declaration(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    boolean named = parent != null && parent != Object.class && isVisible(parent);
    String supertypes = Stream.concat(
            named ? Stream.of(type.getGenericSuperclass()) : Stream.empty(),
            Arrays.stream(type.getGenericInterfaces()))
        .map(Type::getTypeName)
        .map(ExportedApi::simple)
        .collect(joining(", "));
    return deprecation(type) + kind(type) + (supertypes.isEmpty() ? "" : " : " + supertypes);
  }

  private static String kind(Class<?> type) {
    String written = type.toGenericString();
    boolean unsaid = type.isSealed() && !written.contains("sealed "); // JDK 17 leaves it out
    return unsaid ? written.replaceFirst("(class|interface) ", "sealed $1 ") : written;
  }

  /** With those inherited from a type that users cannot name, which count as its own. */
  private static Set<String> members(Class<?> type) {
    Set<String> members = new TreeSet<>();
    for (Class<?> of = type; of != null; of = of.getSuperclass()) {
      if (of == type || (!isVisible(of) && of.getModule() == type.getModule())) {
        visible(of.getDeclaredFields()).map(ExportedApi::line).forEach(members::add);
        visible(of.getDeclaredMethods()).map(ExportedApi::line).forEach(members::add);
      }
    }
    visible(type.getDeclaredConstructors()).map(ExportedApi::line).forEach(members::add);
    return members;
  }

  private static <M extends Member> Stream<M> visible(M[] members) {
    return Arrays.stream(members)
        .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic());
  }

  private static String line(Field field) {
    return deprecation(field) + kind(field) + simple(field.getGenericType().getTypeName()) + " "
        + field.getName();
  }

  private static String line(Constructor<?> constructor) {
    return deprecation(constructor) + "new" + parameters(constructor);
  }

  private static String line(Method method) {
    String variables =
        Arrays.stream(method.getTypeParameters()).map(TypeVariable::getName).collect(joining(", "));
    return deprecation(method)
        + kind(method)
        + (variables.isEmpty() ? "" : "<" + variables + "> ")
        + simple(method.getGenericReturnType().getTypeName())
        + " "
        + method.getName()
        + parameters(method);
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getGenericParameterTypes())
        .map(Type::getTypeName)
        .map(ExportedApi::simple)
        .collect(joining(", ", "(", ")"));
  }

  private static String kind(Member member) {
    int modifiers = member.getModifiers();
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "")
        + (Modifier.isAbstract(modifiers) ? "abstract " : "");
  }

  private static String deprecation(AnnotatedElement element) {
    return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
  }

  private static String simple(String name) {
    return PACKAGE.matcher(name).replaceAll("");
  }
}

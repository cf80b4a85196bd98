package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON values as Python's {@code str()} and {@code repr()} write them. */
final class PythonText {
  private PythonText() {}

  /** A text as it is, everything else as its {@code repr}. */
  static String str(JsonNode value) {
    return value.isTextual() ? value.textValue() : repr(value);
  }

  static String repr(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> quoted(value.textValue());
      case BOOLEAN -> value.booleanValue() ? "True" : "False";
      case NUMBER -> value.isIntegralNumber() ? value.asText() : floating(value.doubleValue());
      case ARRAY ->
        StreamSupport.stream(value.spliterator(), false)
            .map(PythonText::repr)
            .collect(Collectors.joining(", ", "[", "]"));
      case OBJECT ->
        value.properties().stream()
            .map(PythonText::member)
            .collect(Collectors.joining(", ", "{", "}"));
      default -> "None";
    };
  }

  private static String member(Map.Entry<String, JsonNode> member) {
    return quoted(member.getKey()) + ": " + repr(member.getValue());
  }

  /** Python prefers single quotes, unless that would need an escape. */
  private static String quoted(String text) {
    char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    String escaped =
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + escaped.replace(String.valueOf(quote), "\\" + quote) + quote;
  }

  /** Python writes an exponent below 1e-4 and from 1e16 on, with two digits at least. */
  private static String floating(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (value == 0 || (exponent >= -4 && exponent < 16)) {
      String plain = decimal.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = decimal.movePointLeft(exponent).toPlainString();
    return String.format(
        Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}

package dev.vitals.examples.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An element of HTML or SVG. Every attribute value and every text is escaped here and nowhere else,
 * so what a service sends cannot become markup.
 */
public final class Element {
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> content = new ArrayList<>(); // elements, and texts already escaped

  private Element(String name) {
    this.name = name;
  }

  /** An element without attributes and without content. */
  public static Element of(String name) {
    return new Element(name);
  }

  /** An element of this CSS class. */
  public static Element of(String name, String cssClass) {
    return of(name).with("class", cssClass);
  }

  /** Sets an attribute. */
  public Element with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** Sets an attribute to a share of the whole, such as {@code 12.5%} for 0.125. */
  public Element with(String attribute, double share) {
    return with(attribute, percent(share));
  }

  /** Appends text. */
  public Element text(String text) {
    content.add(escape(text));
    return this;
  }

  /** Appends an element. */
  public Element add(Element child) {
    content.add(child);
    return this;
  }

  /** Adds the text that a browser shows when the pointer rests on this element of SVG. */
  public Element tip(String text) {
    return add(of("title").text(text));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Returns the markup. */
  @Override
  public String toString() {
    StringBuilder markup = new StringBuilder("<").append(name);
    attributes.forEach((attribute, value) ->
        markup.append(' ').append(attribute).append("=\"").append(escape(value)).append('"'));
    markup.append('>');
    content.forEach(markup::append);
    return markup.append("</").append(name).append('>').toString();
  }
}

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints each skipped test of a Surefire run with its reason, which Surefire itself keeps to its
 * reports. A program and no listener of JUnit: on the module path JUnit would not find a listener
 * among the tests, because the services of a named module are those its descriptor names.
 */
final class SkippedTests {
  public static void main(String[] arguments) throws Exception {
    List<String> skips = new ArrayList<>();
    Path folder = Path.of(arguments[0]);
    if (!Files.isDirectory(folder)) {
      return; // no test was run
    }
    try (DirectoryStream<Path> reports =
        Files.newDirectoryStream(folder, "TEST-*.xml")) {
      for (Path report : reports) {
        addSkips(report, skips);
      }
    }
    System.out.println(skips.size() + " skipped tests");
    skips.stream().sorted().forEach(skip -> System.out.println("  " + skip));
  }

  private static void addSkips(Path report, List<String> skips) throws Exception {
    NodeList skipped = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(report.toFile())
        .getElementsByTagName("skipped");
    for (int i = 0; i < skipped.getLength(); i++) {
      Element skip = (Element) skipped.item(i);
      Element test = (Element) skip.getParentNode();
      String type = test.getAttribute("classname").replaceAll(".*\\.", "");
      skips.add(type + "." + test.getAttribute("name") + ": " + reason(skip));
    }
  }

  /** JUnit's reason is an attribute, TestNG's the first line of a stack trace. */
  private static String reason(Element skip) {
    String message = skip.getAttribute("message");
    String words = message.isEmpty() ? skip.getTextContent() : message;
    return words
        .lines()
        .findFirst()
        .orElse("no reason given")
        .replaceFirst("^(Assumption failed|[\\w.]+Exception): ", "");
  }
}

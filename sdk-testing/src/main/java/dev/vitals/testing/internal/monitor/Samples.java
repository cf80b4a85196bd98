package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.UUID;

/** Create requests as pytest-monitor would send them, for programs that need something to list. */
public final class Samples {
  private static final LocalDateTime FIRST_RUN =
      LocalDateTime.of(2020, 12, 4, 23, 18, 15, 661_016_000);

  private Samples() {}

  /** The id of sample session {@code number}: 32 hex digits. */
  public static String sessionId(int number) {
    byte[] seed = ("session " + number).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString().replace("-", "");
  }

  /** A session a day, each with two tags. */
  public static ObjectNode session(int number) {
    ObjectNode session = Json.object()
        .put("session_h", sessionId(number))
        .put("run_date", FIRST_RUN.plusDays(number).toString())
        .put("scm_ref", "4914d195225cf6b1c5a160c555b6948ea1ba2bcd");
    session
        .putObject("description")
        .put("numpy", "1.17." + number % 10)
        .put("pipeline_build_no", String.valueOf(1_000 + number));
    return session;
  }

  /** A metric of this session, its figures made up from the number. */
  public static ObjectNode metric(String sessionId, int number) {
    double total = 0.05 + 0.11 * (number % 7);
    return Json.object()
        .put("session_h", sessionId)
        .put("context_h", "e9188c68dd9ddeccd0a2f59422d16a2bf7337683")
        .put("item_start_time", FIRST_RUN.plusSeconds(number).toString())
        .put("item_path", "tests.test_file")
        .put("item", "test_case_" + number)
        .put("item_variant", "test_case_" + number + "[]")
        .put("item_fs_loc", "tests/test_file.py")
        .put("kind", "function")
        .put("component", "server")
        .put("total_time", total)
        .put("user_time", total * 0.8)
        .put("kernel_time", total * 0.1)
        .put("cpu_usage", 0.9)
        .put("mem_usage", 12.5 + number);
  }
}

package dev.vitals.check;

import java.util.Locale;

/** The services that a check can ask. */
public enum Service {
  /** GoodMem, which pings models. */
  GOODMEM,
  /** StackRox Central. */
  CENTRAL,
  /** CFMTech's monitor-server, which keeps test sessions. */
  MONITOR,
  /** The API gateway of Open Telekom Cloud and Huawei Cloud. */
  GATEWAY,
  /** An Avalanche node. */
  NODE;

  /** The name in JSON and in Prometheus labels, such as {@code goodmem}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.vitals.benchmarks.stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The mapper of the floor and of peers that leave decoding to their user: Jackson with its defaults. */
public final class PlainJson {
  /** A plain mapper. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private PlainJson() {}
}

package dev.vitals.benchmarks.unary;

import dev.vitals.benchmarks.server.HttpAnswer;

/** A model as openai-java retrieves it: smaller than the statistics, so the peer is favoured. */
final class ModelAnswer {
  static final String MODEL = "gpt-4o-mini";
  static final String PATH = "/models/" + MODEL;
  static final String JSON = "{\"id\":\"" + MODEL
      + "\",\"object\":\"model\",\"created\":1721172741,\"owned_by\":\"system\"}";

  static final byte[] ANSWER = HttpAnswer.json(JSON);

  private ModelAnswer() {}
}

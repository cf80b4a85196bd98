package dev.vitals.architecture.broken.stream;

/** Verbs that say nothing. */
interface Vague {
  void processFrame();

  void handle();
}

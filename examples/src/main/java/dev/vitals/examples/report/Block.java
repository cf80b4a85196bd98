package dev.vitals.examples.report;

/** A part of a page. */
public interface Block {
  /** Returns the part as an element; each call makes another one. */
  Element element();
}

package dev.vitals.examples.report;

/** A part of a page. */
public interface Block {
  /** The part as an element, made anew with each call. */
  Element element();
}

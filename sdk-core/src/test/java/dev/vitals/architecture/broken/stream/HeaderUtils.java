package dev.vitals.architecture.broken.stream;

/** A name that says nothing. */
interface HeaderUtils {}

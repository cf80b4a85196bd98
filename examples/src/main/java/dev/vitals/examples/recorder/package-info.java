/**
 * A JUnit extension that stores what each test used in a monitor-server.
 *
 * <p>{@link dev.vitals.examples.recorder.SessionRecorder} is the class to copy; the others are its
 * parts.
 */
@NullMarked
package dev.vitals.examples.recorder;

import org.jspecify.annotations.NullMarked;

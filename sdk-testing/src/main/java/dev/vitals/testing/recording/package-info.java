/**
 * Answers of real services, recorded once and replayed in tests.
 *
 * <p>A {@link dev.vitals.testing.recording.Recorder} forwards to the real service and writes down
 * both sides, without secrets; a {@link dev.vitals.testing.recording.Replay} answers from that file.
 *
 * @see "docs/testing.md#real-answers-recorded"
 */
@NullMarked
package dev.vitals.testing.recording;

import org.jspecify.annotations.NullMarked;

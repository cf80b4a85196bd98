package dev.vitals.internal.answer;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A decoded answer; the body is null if there was none and none was needed. */
public record Answer(int status, Headers headers, @Nullable Object body) {}

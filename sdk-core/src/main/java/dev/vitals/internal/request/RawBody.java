package dev.vitals.internal.request;

import okhttp3.MediaType;

/** A body that is sent as it is. Immutable: the bytes are a copy of the caller's. */
final class RawBody {
  private final byte[] bytes;
  private final MediaType type;

  /**
   * Copies the bytes.
   *
   * @throws IllegalArgumentException if {@code mediaType} is not a media type
   */
  RawBody(byte[] bytes, String mediaType) {
    this.bytes = bytes.clone();
    MediaType parsed = MediaType.parse(mediaType);
    if (parsed == null) {
      throw new IllegalArgumentException("mediaType must be a media type such as"
          + " application/octet-stream, was \"" + mediaType + "\"");
    }
    this.type = parsed;
  }

  /** The bytes, which must not be changed. */
  byte[] bytes() {
    return bytes;
  }

  MediaType type() {
    return type;
  }
}

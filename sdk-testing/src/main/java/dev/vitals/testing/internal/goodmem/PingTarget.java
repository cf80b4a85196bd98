package dev.vitals.testing.internal.goodmem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;

/**
 * What GoodMem pings on behalf of its clients.
 *
 * @param type wire value, such as {@code EMBEDDER}
 * @param id a UUID
 */
public record PingTarget(
    String type, String id, String resolvedEndpoint, String provider, String modelIdentifier) {

  ObjectNode toJson() {
    return Json.object()
        .put("targetType", type)
        .put("targetId", id)
        .put("resolvedEndpoint", resolvedEndpoint)
        .put("provider", provider)
        .put("modelIdentifier", modelIdentifier);
  }
}

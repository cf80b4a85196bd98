package dev.vitals.architecture.broken.sessions;

import com.fasterxml.jackson.databind.JsonNode;

/** A feature must not read JSON itself. */
interface TreeOutside {
  JsonNode tree();
}

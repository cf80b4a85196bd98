package dev.vitals.architecture.broken.client;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Databind belongs to the one codec. */
interface MapperOutside {
  ObjectMapper mapper();
}

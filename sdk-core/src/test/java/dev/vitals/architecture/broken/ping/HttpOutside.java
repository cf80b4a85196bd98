package dev.vitals.architecture.broken.ping;

import okhttp3.Request;

/** A feature must not know how requests travel. */
interface HttpOutside {
  Request request();
}

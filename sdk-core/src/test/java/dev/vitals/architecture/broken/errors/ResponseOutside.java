package dev.vitals.architecture.broken.errors;

import okhttp3.Response;

/** OkHttp has no place outside the client but for two doors. */
interface ResponseOutside {
  Response response();
}

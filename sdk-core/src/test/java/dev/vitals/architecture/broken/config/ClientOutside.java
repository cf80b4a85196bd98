package dev.vitals.architecture.broken.config;

import okhttp3.OkHttpClient;

/** Only the configuration itself may lend an OkHttpClient. */
interface ClientOutside {
  OkHttpClient http();
}

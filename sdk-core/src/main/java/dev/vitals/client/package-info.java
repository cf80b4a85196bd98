/**
 * The client: requests as values, one attempt layer, answers.
 *
 * <p>Begin with {@link dev.vitals.client.ApiClient}: make one per service, and share it between
 * threads. The wrappers of the services take it, such as {@link dev.vitals.ping.PingApi}; for anything
 * else there are {@link dev.vitals.client.ApiRequest} and {@link dev.vitals.client.StreamRequest},
 * which say what is asked for, and nothing about how it travels. {@link
 * dev.vitals.client.ApiClient#diagnose()} tells why a service can't be reached.
 *
 * @see "docs/guide.md#connect"
 */
@NullMarked
package dev.vitals.client;

import org.jspecify.annotations.NullMarked;

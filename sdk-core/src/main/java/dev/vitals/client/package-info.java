/**
 * The client, with its requests and answers as values.
 *
 * <p>Start with {@link dev.vitals.client.ApiClient}: create one per service and share it between
 * threads. Pass it to the wrapper of a service, such as {@link dev.vitals.ping.PingApi}. For
 * anything else use {@link dev.vitals.client.ApiRequest} and {@link
 * dev.vitals.client.StreamRequest}, which say what is asked for, and nothing about how it travels.
 * {@link dev.vitals.client.ApiClient#diagnose()} finds out why a service cannot be reached.
 *
 * @see "docs/guide.md#connect"
 */
@NullMarked
package dev.vitals.client;

import org.jspecify.annotations.NullMarked;

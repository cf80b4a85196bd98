/**
 * The client: requests as values, one attempt layer, answers.
 *
 * <p>{@link dev.vitals.client.ApiClient} is the door; {@link dev.vitals.client.ApiRequest} and
 * {@link dev.vitals.client.StreamRequest} say what is asked for, and nothing about how it travels.
 */
@NullMarked
package dev.vitals.client;

import org.jspecify.annotations.NullMarked;

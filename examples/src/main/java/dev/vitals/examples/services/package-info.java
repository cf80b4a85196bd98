/**
 * Where the programs find the services: the real ones by the environment, or fakes on this machine.
 */
@NullMarked
package dev.vitals.examples.services;

import org.jspecify.annotations.NullMarked;

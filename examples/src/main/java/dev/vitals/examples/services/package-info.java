/**
 * Where the programs find the services: the real ones that the environment names, or fakes on this machine.
 */
@NullMarked
package dev.vitals.examples.services;

import org.jspecify.annotations.NullMarked;

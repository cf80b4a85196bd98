/**
 * What the programs show where the environment names no service: servers on this machine with
 * made-up data, the same in every run, that has something to find in it.
 */
@NullMarked
package dev.vitals.examples.demo;

import org.jspecify.annotations.NullMarked;

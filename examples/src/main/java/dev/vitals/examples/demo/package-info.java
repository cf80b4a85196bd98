/**
 * What the programs show if the environment names no service: servers on this machine with made-up
 * data that is the same in every run and has something to find in it.
 */
@NullMarked
package dev.vitals.examples.demo;

import org.jspecify.annotations.NullMarked;

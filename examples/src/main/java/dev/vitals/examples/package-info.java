/**
 * One short program per task, to copy from, and the quickstart that shows them all.
 *
 * <p>A program's {@code main} takes its service from the environment; its {@code run} is the code a
 * user would write. This package holds nothing but programs; their parts are in the packages below.
 */
@NullMarked
package dev.vitals.examples;

import org.jspecify.annotations.NullMarked;

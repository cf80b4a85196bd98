/**
 * A program that lets the contract tests of LaunchDarkly drive the SDK's streams, and a test that it
 * does what they ask of it. The tests themselves are a program of their own, which is run outside.
 */
@NullMarked
package dev.vitals.stream.contract;

import org.jspecify.annotations.NullMarked;

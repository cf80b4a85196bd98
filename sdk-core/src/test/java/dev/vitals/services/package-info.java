/**
 * The five services through their wrappers, over loopback. {@code …Scenarios} run on the fakes or,
 * with {@code -Dit.real}, on the services that the environment names; {@code …ErrorsTest} and {@code
 * …QuirksTest} need what only the fakes can do.
 */
@NullMarked
package dev.vitals.services;

import org.jspecify.annotations.NullMarked;

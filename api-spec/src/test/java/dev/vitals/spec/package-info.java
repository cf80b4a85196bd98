/** What the five OpenAPI documents promise, checked against the documents as they are written. */
@NullMarked
package dev.vitals.spec;

import org.jspecify.annotations.NullMarked;

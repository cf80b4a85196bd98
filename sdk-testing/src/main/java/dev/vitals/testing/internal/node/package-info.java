/** The health checks of an Avalanche node and its JSON-RPC codec, without HTTP. */
@NullMarked
package dev.vitals.testing.internal.node;

import org.jspecify.annotations.NullMarked;

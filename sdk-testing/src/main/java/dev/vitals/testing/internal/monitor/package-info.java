/** What a monitor-server stores and how it words it, Python's ways included; without HTTP. */
@NullMarked
package dev.vitals.testing.internal.monitor;

import org.jspecify.annotations.NullMarked;

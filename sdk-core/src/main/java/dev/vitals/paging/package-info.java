/**
 * Collections that a service hands out page by page.
 *
 * <p>{@link dev.vitals.paging.Pager} is the type to know: iterate it as if the whole collection were
 * here. Pages are asked for by number, so an address that a server names is never followed. This
 * package imports nothing else of the SDK.
 *
 * @see "docs/guide.md#record-and-list-sessions"
 */
@NullMarked
package dev.vitals.paging;

import org.jspecify.annotations.NullMarked;

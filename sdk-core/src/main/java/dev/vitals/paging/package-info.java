/**
 * Collections that a service returns page by page.
 *
 * <p>{@link dev.vitals.paging.Pager} is the entry point: iterate it as if the whole collection were
 * local. Pages are requested by number, so a URL in an answer is never followed. This
 * package imports nothing else of the SDK.
 *
 * @see "docs/guide.md#record-and-list-sessions"
 */
@NullMarked
package dev.vitals.paging;

import org.jspecify.annotations.NullMarked;

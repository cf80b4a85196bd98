/**
 * Tokens of the cloud's identity and access management (IAM), which an API gateway asks for.
 *
 * <p>{@link dev.vitals.iam.IamCredentials} is the entry point: a credential source that obtains tokens,
 * keeps them, and renews them in time.
 *
 * @see "docs/guide.md#statistics"
 */
@NullMarked
package dev.vitals.iam;

import org.jspecify.annotations.NullMarked;

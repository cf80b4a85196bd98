/**
 * Tokens from the cloud's identity and access management (IAM), as the API gateway requires them.
 *
 * <p>{@link dev.vitals.iam.IamCredentials} is the entry point: a credential source that obtains,
 * caches and renews tokens.
 *
 * @see "docs/guide.md#statistics"
 */
@NullMarked
package dev.vitals.iam;

import org.jspecify.annotations.NullMarked;

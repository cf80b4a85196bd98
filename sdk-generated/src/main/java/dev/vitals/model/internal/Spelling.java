package dev.vitals.model.internal;

import org.jspecify.annotations.Nullable;

/** Under which of its two names a member with an alias was read, and so is written. */
public enum Spelling {
  OWN_NAME,
  ALIAS,
  BOTH;

  /** The spelling of what was read; a member that is absent will take its own name. */
  public static Spelling of(@Nullable String underOwnName, @Nullable String underAlias) {
    if (underAlias == null) {
      return OWN_NAME;
    }
    if (underOwnName == null) {
      return ALIAS;
    }
    // Two different texts: the alias is then kept as an unknown member.
    return underAlias.equals(underOwnName) ? BOTH : OWN_NAME;
  }

  public boolean hasOwnName() {
    return this != ALIAS;
  }

  public boolean hasAlias() {
    return this != OWN_NAME;
  }
}

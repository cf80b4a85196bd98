package dev.vitals.model.internal;

import org.jspecify.annotations.Nullable;

/** The name under which a member with an alias was read, and will be written. */
public enum Spelling {
  OWN_NAME,
  ALIAS,
  BOTH;

  /** Returns the spelling that was read; an absent member will be written under its own name. */
  public static Spelling of(@Nullable String underOwnName, @Nullable String underAlias) {
    if (underAlias == null) {
      return OWN_NAME;
    }
    if (underOwnName == null) {
      return ALIAS;
    }
    // With two different strings, the alias is kept as an unknown member.
    return underAlias.equals(underOwnName) ? BOTH : OWN_NAME;
  }

  public boolean hasOwnName() {
    return this != ALIAS;
  }

  public boolean hasAlias() {
    return this != OWN_NAME;
  }
}

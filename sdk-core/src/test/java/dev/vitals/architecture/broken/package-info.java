/** Classes that break the rules of the architecture, each one of them, to see that it is noticed. */
package dev.vitals.architecture.broken;

/** Violations on purpose: each class here breaks one rule of {@code ModularityTests} or {@code PurityTests}. */
package planted;

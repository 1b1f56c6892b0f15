/**
 * What a network costs on a systolic array, in cycles and words, in the manner of SCALE-Sim v3. Never simulates a cycle
 * that a formula can count. Start with {@link dev.overtone.analysis.systolic.SystolicReport}.
 */
@NamedInterface("systolic")
@NullMarked
package dev.overtone.analysis.systolic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

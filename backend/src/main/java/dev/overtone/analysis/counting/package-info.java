/**
 * How other tools count the same network: named conventions that reproduce their totals to the integer, each with the
 * ledger of what it counts besides multiply-accumulates. Never runs such a tool. Start with
 * {@link dev.overtone.analysis.counting.Convention}.
 */
@NamedInterface("counting")
@NullMarked
package dev.overtone.analysis.counting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

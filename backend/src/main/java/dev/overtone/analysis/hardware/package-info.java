/**
 * What hardware would make of a network: precision, bytes as executed, and the roofline. Never measures anything. Start
 * with {@link dev.overtone.analysis.hardware.Roofline}.
 */
@NamedInterface("hardware")
@NullMarked
package dev.overtone.analysis.hardware;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/**
 * The families: HarDNet and its relatives, one record each, presets as one line of numbers. Never holds a layer's shape
 * or cost rule. Start with {@link dev.overtone.architecture.zoo.HarDNet}.
 */
@NamedInterface("zoo")
@NullMarked
package dev.overtone.architecture.zoo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

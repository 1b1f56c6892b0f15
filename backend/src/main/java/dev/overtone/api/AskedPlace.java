package dev.overtone.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where runs are to be put.
 *
 * @param experiment its name, made in the project if that has none of this name; null for none
 */
record AskedPlace(UUID project, @Nullable String experiment) {}

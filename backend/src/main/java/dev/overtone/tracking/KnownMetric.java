package dev.overtone.tracking;

import java.util.List;

/**
 * A name that metrics go by.
 *
 * @param units every unit that it was given in; more than one cannot be compared
 * @param networks how many have it, presets with a published figure among them
 * @param runs how many have it
 */
public record KnownMetric(String name, List<String> units, int networks, int runs) {}

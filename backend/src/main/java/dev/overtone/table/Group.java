package dev.overtone.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs that agree in the columns that they were gathered by.
 *
 * @param key their values of these columns, null where they have none
 * @param runs how many they are
 * @param live whether one of them waits or runs, so that the figures are not the last
 * @param aggregates of each aggregated column, in order
 */
public record Group(List<@Nullable Object> key, long runs, boolean live, List<Aggregate> aggregates) {}

package dev.overtone.table;

import java.util.List;

/**
 * What groups of runs have.
 *
 * @param by the columns that they are gathered by
 * @param aggregated the columns that were chosen and can be aggregated
 */
public record GroupColumns(List<Column> by, List<Column> aggregated) {}

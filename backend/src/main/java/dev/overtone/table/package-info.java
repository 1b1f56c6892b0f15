/**
 * Runs as a table: which columns there are, which rows a filter keeps, in which order, in which groups; and views, which are
 * tables that somebody kept. Reads the ledger and what was measured, changes neither, and never knows a page or a JSON
 * shape of an answer. Start with {@link dev.overtone.table.RunTable} and {@link dev.overtone.table.Column}.
 */
@ApplicationModule(allowedDependencies = {"architecture", "filter", "tracking"})
@NullMarked
package dev.overtone.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The language in which rows are asked for: {@code state = 'FINISHED' AND (p50 < 5 OR tags = 'baseline')}. Read into
 * conditions whose every column is known and whose every value has its column's type, written back, and completed while it
 * is typed. Knows no table and no SQL. Start with {@link dev.overtone.filter.Filters}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.overtone.filter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

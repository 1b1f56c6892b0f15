package dev.overtone.table;

/** What rows are ordered by; those without a value come last in either direction. */
public record Sort(String column, boolean descending) {}

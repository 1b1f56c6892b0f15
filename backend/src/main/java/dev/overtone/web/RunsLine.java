package dev.overtone.web;

import java.util.List;
import java.util.UUID;

/** A run's line in the table. */
record RunsLine(UUID id, String name, List<RunsCell> cells, boolean live, boolean starred, boolean pinned) {}

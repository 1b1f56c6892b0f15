package dev.overtone.tracking;

import java.util.List;

/** Where a network came from and what became of it, one step each way, newest first. */
public record Lineage(List<NetworkEntry> madeFrom, List<NetworkEntry> madeInto) {}

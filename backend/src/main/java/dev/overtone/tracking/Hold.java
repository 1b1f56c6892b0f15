package dev.overtone.tracking;

/** Who holds a device, and since which turn: a later holder has a higher fence. */
public record Hold(String device, long fence) {}

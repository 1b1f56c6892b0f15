package dev.overtone.web;

/**
 * The network that a design in the Designer starts from.
 *
 * @param notation a preset's id or a fingerprint, as addresses and forms have it
 * @param label for people
 */
record Origin(String notation, String label) {}

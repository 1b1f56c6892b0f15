package dev.overtone.web;

import dev.overtone.architecture.NetworkSpec;

/**
 * A network as an address names it.
 *
 * @param notation a preset's id or a fingerprint where it has one, otherwise its JSON
 * @param label for people
 */
record NamedNetwork(String notation, String label, NetworkSpec network) {}

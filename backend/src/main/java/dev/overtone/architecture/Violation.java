package dev.overtone.architecture;

/**
 * One reason for which a network is refused.
 *
 * @param field its place in the network's written form, {@code blocks[0].depth}
 * @param value what stood there
 * @param allowed what may stand there
 * @param message one sentence for a person
 */
public record Violation(String field, Object value, String allowed, String message) {}

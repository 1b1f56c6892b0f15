package dev.overtone.architecture;

/**
 * One reason for which a network is refused.
 *
 * @param field its place in the network's written form, {@code blocks[0].depth}
 * @param value what stood there; of a long text the {@link Excerpt}
 * @param allowed what may stand there
 * @param message one sentence for a person
 */
public record Violation(String field, Object value, String allowed, String message) {

    public Violation {
        value = value instanceof String text ? Excerpt.of(text) : value;
    }

    /** The same inside a larger form, where the network is the field {@code parent}. */
    public Violation under(String parent) {
        String path = field.isEmpty() ? parent : parent + "." + field;
        return new Violation(path, value, allowed, message);
    }
}

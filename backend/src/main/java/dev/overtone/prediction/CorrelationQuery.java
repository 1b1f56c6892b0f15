package dev.overtone.prediction;

import dev.overtone.profiling.ObservationQuery;

/** Which networks are laid beside their measurements; of one context in any case. */
public record CorrelationQuery(ObservationQuery runs, Layers layers) {

    /** Networks by the kind of their convolutions: the two kinds are often ordered differently. */
    public enum Layers {
        ALL("all"),
        /** Without a depthwise convolution. */
        PLAIN("plain"),
        DEPTHWISE("depthwise");

        private final String notation;

        Layers(String notation) {
            this.notation = notation;
        }

        boolean allow(boolean depthwise) {
            return switch (this) {
                case ALL -> true;
                case PLAIN -> !depthwise;
                case DEPTHWISE -> depthwise;
            };
        }

        public String notation() {
            return notation;
        }
    }
}

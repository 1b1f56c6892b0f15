package dev.overtone.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a compiled network is run; a latency means nothing without it. */
public enum Execution {
    /** Operation by operation, tensors as PyTorch lays them out by default (NCHW). */
    EAGER("NCHW, contiguous"),
    /**
     * Operation by operation, images and convolution weights with their channels innermost (NHWC strides under NCHW
     * shapes), which spares the convolutions a reordering on the way in and out.
     */
    EAGER_CHANNELS_LAST("NHWC strides (channels last)");

    private final String memoryFormat;

    Execution(String memoryFormat) {
        this.memoryFormat = memoryFormat;
    }

    public static List<String> notations() {
        return Arrays.stream(values()).map(Execution::notation).toList();
    }

    public static Optional<Execution> find(String notation) {
        return Arrays.stream(values())
                .filter(execution -> execution.notation().equals(notation))
                .findFirst();
    }

    /** {@code eager-channels-last}. */
    public String notation() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How tensors lie in memory, for people. */
    public String memoryFormat() {
        return memoryFormat;
    }
}

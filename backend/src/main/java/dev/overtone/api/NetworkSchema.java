package dev.overtone.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The written form of a network, for the API's description only: {@code notation} reads and writes it. */
@Schema(name = "Network", description = "A network of any family, or a merge patch (RFC 7396) on a preset.")
record NetworkSchema(
        @Schema(description = "Start from this preset; every other field then overrides it.") @Nullable
        String preset,

        @Schema(allowableValues = {"hardnet", "log-densenet", "densenet"}) @Nullable
        String family,

        @Nullable Input input,

        @Schema(description = "hardnet: depthwise-separable layers") @Nullable
        Boolean depthwise,

        @Schema(description = "hardnet: m", minimum = "1.0", maximum = "4.0", defaultValue = "1.7") @Nullable
        Double multiplier,

        @Schema(description = "hardnet: two widths; others: one") @Nullable
        List<Integer> stem,

        @Nullable List<BlockForm> blocks,

        @Schema(description = "hardnet: blocks give their input on") @Nullable
        Boolean keepBase,

        @Schema(
                description = "log-densenet",
                allowableValues = {"block", "sparse", "network"})
        @Nullable
        String scope,

        @Schema(description = "densenet, log-densenet", defaultValue = "4") @Nullable
        Integer bottleneck,

        @Schema(description = "densenet, log-densenet") @Nullable
        Double compression,

        @Nullable Double dropout,

        @Schema(minimum = "1", maximum = "1000000", defaultValue = "1000") @Nullable
        Integer classes) {

    @Schema(name = "NetworkInput")
    record Input(
            @Schema(minimum = "1", maximum = "1024", defaultValue = "3") @Nullable
            Integer channels,

            @Schema(minimum = "1", maximum = "8192", defaultValue = "224") @Nullable
            Integer height,

            @Schema(minimum = "1", maximum = "8192", defaultValue = "224") @Nullable
            Integer width) {}

    @Schema(name = "NetworkBlock")
    record BlockForm(
            @Schema(description = "k", minimum = "1", maximum = "4096")
            int growthRate,

            @Schema(description = "L", minimum = "1", maximum = "512")
            int depth,

            @Schema(description = "hardnet: width after the transition") @Nullable
            Integer outChannels,

            @Schema(description = "hardnet: halve the map behind the transition") @Nullable
            Boolean downsample,

            @Schema(description = "hardnet: this block's m") @Nullable
            Double multiplier,

            @Schema(description = "hardnet: a dropout before the transition") @Nullable
            Double dropout) {}
}

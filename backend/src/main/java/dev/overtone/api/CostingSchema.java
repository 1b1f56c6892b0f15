package dev.overtone.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The written form of scenario and hardware, for the API's description only: {@code notation} reads it. */
final class CostingSchema {

    private CostingSchema() {}

    @Schema(
            name = "Scenario",
            description = "How the network would be executed; absent: one image, fp32, operation by operation")
    record ScenarioForm(
            @Schema(
                    allowableValues = {"fp32", "tf32", "fp16", "bf16", "int8"},
                    defaultValue = "fp32")
            @Nullable
            String precision,

            @Schema(minimum = "1", maximum = "4096", defaultValue = "1") @Nullable
            Integer batchSize,

            @Schema(description = "Normalisation folded into convolutions, activations applied on the way") @Nullable
            Boolean fused,

            @Schema(description = "Concatenations copy nothing") @Nullable
            Boolean concatFree,

            @Schema(
                    description = "What an element of a depthwise convolution's CIO counts",
                    minimum = "0.0",
                    maximum = "1.0",
                    defaultValue = "1.0")
            @Nullable
            Double depthwiseWeight) {}

    @Schema(name = "OwnHardware", description = "Figures of one's own, in place of a data sheet's id")
    record HardwareForm(
            @Nullable String name,
            @Nullable String source,

            @Schema(description = "10^12 operations a second in the scenario's precision; 1 MAC is 2")
            double teraOperationsPerSecond,

            @Schema(description = "10^9 bytes a second") double gigabytesPerSecond,

            @Schema(description = "Share of the peak that depthwise convolutions reach", defaultValue = "1.0") @Nullable
            Double depthwiseShare,

            @Schema(description = "What starting one operation costs", defaultValue = "0.0") @Nullable
            Double overheadMicroseconds) {}

    @Schema(name = "SystolicArray", description = "Absent fields are those of a 32×32 array, ws, with 64 kB each")
    record ArrayForm(
            @Schema(minimum = "1", maximum = "1024", defaultValue = "32") @Nullable
            Integer rows,

            @Schema(minimum = "1", maximum = "1024", defaultValue = "32") @Nullable
            Integer columns,

            @Schema(
                    allowableValues = {"ws", "os", "is"},
                    defaultValue = "ws")
            @Nullable
            String dataflow,

            @Nullable SramForm sram) {}

    @Schema(name = "Sram", description = "kB of 1024 bytes, 1..65536 each")
    record SramForm(
            @Nullable Integer ifmapKilobytes,
            @Nullable Integer filterKilobytes,
            @Nullable Integer ofmapKilobytes) {}
}

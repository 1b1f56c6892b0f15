package dev.overtone.api;

import dev.overtone.profiling.DeviceDetails;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.TakenCalibration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device with what it does and may do next. */
record DeviceResponse(
        DeviceView device,
        @Nullable Instant heldSince,
        @Schema(description = "The run at work") @Nullable UUID running,

        @Schema(description = "The first runs that it may take, in the order in which it would")
        List<UUID> queue,

        @Schema(description = "How many runs it may take in all")
        int queued,

        @Schema(
                description =
                        "Best of every figure on the present hardware, per second: fp32, fp64, bf16, fp16 are"
                                + " operations of a matrix product (1 MAC is 2), update and copy bytes of memory read and written")
        Map<String, Double> best,

        @Schema(description = "Newest first") List<TakenCalibration> calibrations,

        @Schema(description = "When one was asked for that has not been taken yet") @Nullable
        Instant calibrationAsked,

        @Nullable String calibrationTrouble) {

    static DeviceResponse of(DeviceDetails details) {
        RunDetails running = details.running();
        return new DeviceResponse(
                details.device(),
                details.heldSince(),
                running == null ? null : running.run().id(),
                details.queue().stream().map(waiting -> waiting.run().id()).toList(),
                details.queued(),
                details.best(),
                details.calibrations(),
                details.calibrationAsked(),
                details.calibrationTrouble());
    }
}

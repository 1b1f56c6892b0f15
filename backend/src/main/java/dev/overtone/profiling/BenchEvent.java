package dev.overtone.profiling;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.overtone.network.TrainingFreeSignals;
import dev.overtone.tracking.Failure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bench process tells, one line of JSON each on its standard output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BenchEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = BenchEvent.Result.class, name = "result"),
    @JsonSubTypes.Type(value = BenchEvent.Results.class, name = "results"),
    @JsonSubTypes.Type(value = BenchEvent.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = BenchEvent.Found.class, name = "found"),
    @JsonSubTypes.Type(value = BenchEvent.Calibrated.class, name = "calibrated"),
    @JsonSubTypes.Type(value = BenchEvent.Signalled.class, name = "signalled")
})
sealed interface BenchEvent {

    /** How far it is; {@code progress} is 0..1 of the stage. */
    record Progress(String stage, double progress) implements BenchEvent {}

    /** The end of a good run; {@code milliseconds} in measured order. */
    record Result(
            double[] milliseconds,
            Measurement.Warmup warmup,
            long peakMemoryBytes,
            Map<String, String> environment,
            NumericsCheck numerics,
            Anatomy anatomy)
            implements BenchEvent {}

    /** The end of runs that took turns; in the order of the job's networks. */
    record Results(List<Result> all) implements BenchEvent {}

    /** The end of a run that could not go on. */
    record Failed(Failure failure) implements BenchEvent {}

    /** The devices of this machine, when asked to look. */
    record Found(List<FoundDevice> devices) implements BenchEvent {}

    /** What one device reaches, figure by figure, each per second. */
    record Calibrated(Map<String, Double> perSecond) implements BenchEvent {}

    /** What a network tells without training. */
    record Signalled(TrainingFreeSignals signals) implements BenchEvent {}

    /** One device as this machine sees it; its ceilings are null when it was busy, its counters while nobody looked. */
    record FoundDevice(
            String kind,
            HardwareProfile hardwareProfile,
            int cores,
            @Nullable Ceilings ceilings,
            @Nullable CounterSupport counters) {}
}

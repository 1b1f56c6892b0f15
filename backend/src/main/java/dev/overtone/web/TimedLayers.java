package dev.overtone.web;

import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.NodeCost;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Ceilings;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.HardwareProfile;
import dev.overtone.profiling.LayerTimes;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the time of one run went, beside what each node costs on paper.
 *
 * @param costs one for each node of the graph
 * @param hardware the device's own calibration, or null before its first
 * @param onACard whether each node was waited for
 * @param p50 the measured latency in ms
 */
record TimedLayers(
        LayerTimes times,
        List<NodeCost> costs,
        Scenario scenario,
        @Nullable Hardware hardware,
        boolean onACard,
        double p50) {

    /** Finds them; empty for runs that have not finished, and for those measured before layers were timed. */
    @Component
    static final class Finder {

        private final Profiler profiler;

        Finder(Profiler profiler) {
            this.profiler = profiler;
        }

        Optional<TimedLayers> find(RunDetails details) {
            Measurement measurement = details.measurement();
            if (measurement == null) {
                return Optional.empty();
            }
            var scenario = new Scenario(Precision.FP32, details.run().settings().batchSize(), false, false, 1);
            return profiler.layers(details.run().id())
                    .map(times -> new TimedLayers(
                            times,
                            NodeCost.of(
                                    Analysed.of(NetworkJson.read(
                                            details.run().network().json())),
                                    scenario),
                            scenario,
                            calibrated(details),
                            isACard(details.hardwareProfile()),
                            measurement.latency().p50()));
        }

        private static boolean isACard(@Nullable HardwareProfile profile) {
            return profile != null && "cuda".equals(profile.facts().get("kind"));
        }

        /** While the device is still the hardware that it was. */
        private @Nullable Hardware calibrated(RunDetails details) {
            for (DeviceView device : profiler.devices()) {
                Ceilings ceilings = device.ceilings();
                boolean same = device.id().equals(details.run().device())
                        && device.hardwareProfile().equals(details.hardwareProfile());
                if (ceilings != null && same) {
                    return Hardware.calibrated(
                            device.id(),
                            device.hardwareProfile().name(),
                            ceilings.operationsPerSecond(),
                            ceilings.bytesPerSecond());
                }
            }
            return null;
        }
    }

    /** Nodes after the input, whose time is what comes before the first of them. */
    List<NodeCost> nodes() {
        return costs.subList(1, costs.size());
    }

    double milliseconds(NodeCost cost) {
        return times.milliseconds().get(cost.node());
    }

    double share(NodeCost cost) {
        return milliseconds(cost) / times.sum();
    }

    @Nullable
    Double roofline(NodeCost cost) {
        return hardware == null ? null : Double.valueOf(cost.rooflineMilliseconds(hardware, scenario));
    }

    /** For the whole batch; null where there are none, or no time was seen to pass. */
    @Nullable
    Double macsPerSecond(NodeCost cost) {
        return perSecond(cost.macs(), cost);
    }

    @Nullable
    Double elementsPerSecond(NodeCost cost) {
        return perSecond(cost.elements(), cost);
    }

    double gap() {
        return times.sum() - p50;
    }

    private @Nullable Double perSecond(long ofOneImage, NodeCost cost) {
        double milliseconds = milliseconds(cost);
        return ofOneImage == 0 || milliseconds <= 0
                ? null
                : Double.valueOf(ofOneImage * scenario.batch() / (milliseconds / 1e3));
    }
}

package dev.overtone.profiling;

import dev.overtone.tracking.RunState;
import dev.overtone.tracking.SeriesPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One finished run beside another on the same kind of hardware.
 *
 * @param ratio of b's latency over a's
 * @param context settings that differ and so may be the whole difference; empty for runs of one kind
 * @param environment circumstances that differ
 */
public record RunComparison(
        Side a,
        Side b,
        MedianRatio ratio,
        List<FactDifference> context,
        List<FactDifference> environment,
        Agreement numerics) {

    /** A run that finished; nothing of it is missing. */
    public record Side(
            RunDetails details, HardwareProfile hardwareProfile, Measurement measurement, NumericsCheck numerics) {

        /** Empty for a run that has no result, or not yet. */
        static Optional<Side> of(RunDetails details) {
            HardwareProfile profile = details.hardwareProfile();
            Measurement measurement = details.measurement();
            NumericsCheck numerics = details.numerics();
            return details.run().state() != RunState.FINISHED
                            || profile == null
                            || measurement == null
                            || numerics == null
                    ? Optional.empty()
                    : Optional.of(new Side(details, profile, measurement, numerics));
        }

        public UUID id() {
            return details.run().id();
        }

        public String name() {
            return details.run().network().name();
        }

        public boolean isSameNetwork(Side other) {
            return details.run()
                    .network()
                    .fingerprint()
                    .equals(other.details().run().network().fingerprint());
        }

        /** One process at one time met both. */
        public boolean tookTurnsWith(Side other) {
            SeriesPlace own = details.run().series();
            SeriesPlace others = other.details().run().series();
            return own != null
                    && others != null
                    && own.series().equals(others.series())
                    && environment().containsKey(Environment.TOGETHER)
                    && other.environment().containsKey(Environment.TOGETHER);
        }

        private Repeatability repeatability() {
            return Objects.requireNonNullElseGet(
                    measurement.latency().repeatability(), () -> Repeatability.of(List.of()));
        }

        Map<String, String> context() {
            var settings = details.run().settings();
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("batch", Integer.toString(settings.batchSize()));
            facts.put("precision", settings.precision());
            facts.put("runtime", settings.runtime());
            facts.put("threads", Integer.toString(settings.threads()));
            facts.put("measured", environment().containsKey(Environment.TOGETHER) ? "in turns with others" : "alone");
            return facts;
        }

        private Map<String, String> environment() {
            return Objects.requireNonNullElse(details.environment(), Map.of());
        }
    }

    /**
     * Whether both computed the same outputs with the reference weights.
     *
     * @param error largest difference of the first outputs, relative to a's l2 norm; null for different networks
     * @param within whether that is what rounding explains, or null
     */
    public record Agreement(
            @Nullable Double error, @Nullable Boolean within) {

        static Agreement of(Side a, Side b) {
            if (!a.isSameNetwork(b)) {
                return new Agreement(null, null);
            }
            double error = Math.abs(a.numerics().l2() - b.numerics().l2());
            List<Double> first = a.numerics().head();
            List<Double> second = b.numerics().head();
            for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
                error = Math.max(error, Math.abs(first.get(i) - second.get(i)));
            }
            double relative = error / a.numerics().l2();
            return new Agreement(relative, relative <= KnownOutputs.TOLERANCE);
        }
    }

    /** @throws NotComparable if one has not finished, or they ran on different kinds of hardware */
    public static RunComparison of(RunDetails a, double[] samplesOfA, RunDetails b, double[] samplesOfB) {
        Side first = side("a", a);
        Side second = side("b", b);
        if (first.id().equals(second.id())) {
            throw new NotComparable("b", "A run is not compared with itself; choose another for B.");
        }
        if (!first.hardwareProfile().id().equals(second.hardwareProfile().id())) {
            throw new NotComparable(
                    "b",
                    "A ran on %s, B on %s: latencies compare only within one hardware profile."
                            .formatted(
                                    first.hardwareProfile().name(),
                                    second.hardwareProfile().name()));
        }
        return new RunComparison(
                first,
                second,
                ratio(first, samplesOfA, second, samplesOfB, MedianRatio.LEVEL),
                FactDifference.between(first.context(), second.context()),
                FactDifference.between(first.environment(), second.environment()),
                Agreement.of(first, second));
    }

    /** @param error how often the interval may miss the ratio */
    static MedianRatio ratio(Side a, double[] samplesOfA, Side b, double[] samplesOfB, double error) {
        MedianRatio ofTheseRuns = MedianRatio.of(samplesOfA, samplesOfB, error);
        return a.tookTurnsWith(b) ? ofTheseRuns : ofTheseRuns.amongRuns(a.repeatability(), b.repeatability(), error);
    }

    private static Side side(String name, RunDetails details) {
        return Side.of(details)
                .orElseThrow(() -> new NotComparable(
                        name,
                        "Run " + details.run().id() + " has no result"
                                + (details.run().state().hasEnded() ? "." : " yet.")));
    }
}

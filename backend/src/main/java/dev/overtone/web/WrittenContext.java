package dev.overtone.web;

import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.ObservedContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A context as addresses and people write it. */
final class WrittenContext {

    private static final Pattern NOTATION =
            Pattern.compile("([\\w-]{1,64})\\.([\\w-]{1,64})\\.([\\w-]{1,16})\\.([1-9]\\d{0,3})\\.([1-9]\\d{0,3})");

    private WrittenContext() {}

    /** {@code 1f0c5a9e.eager.fp32.1.1}: hardware profile, runtime, precision, threads, batch. */
    static String notation(LatencyContext context) {
        return String.join(
                ".",
                context.hardwareProfile(),
                context.runtime(),
                context.precision(),
                Integer.toString(context.threads()),
                Integer.toString(context.batchSize()));
    }

    static Optional<LatencyContext> read(@Nullable String notation) {
        Matcher written = NOTATION.matcher(notation == null ? "" : notation);
        return written.matches()
                ? Optional.of(new LatencyContext(
                        written.group(1),
                        written.group(2),
                        written.group(3),
                        Integer.parseInt(written.group(4)),
                        Integer.parseInt(written.group(5))))
                : Optional.empty();
    }

    /** {@code AMD EPYC 9B45, 2 cores · eager · fp32 · 1 thread · batch 1}. */
    static String label(ObservedContext observed) {
        LatencyContext context = observed.context();
        return String.join(
                " · ",
                observed.profileName(),
                context.runtime(),
                context.precision(),
                context.threads() + (context.threads() == 1 ? " thread" : " threads"),
                "batch " + context.batchSize());
    }
}

package dev.overtone.profiling;

import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violation;
import dev.overtone.tracking.Printable;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be run, every default filled in.
 *
 * @param device id of the one device that must take it, or null for any
 */
public record AcceptedRequest(
        RunSettings settings, @Nullable String device) {

    static final List<String> PRECISIONS = List.of("fp32");

    private static final int MOST_THREADS = 1024;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_KEY = 255;

    /** @throws InvalidRun naming every field that is wrong */
    static AcceptedRequest of(RunRequest request, List<DeviceView> pool) {
        List<Violation> violations = new ArrayList<>();
        DeviceView device = device(request.device(), pool, violations);
        int batchSize = whole("batchSize", request.batchSize(), Limits.BATCH, violations);
        int cores = device != null
                ? device.cores()
                : pool.stream().mapToInt(DeviceView::cores).max().orElse(MOST_THREADS);
        int threads = whole("threads", request.threads(), Range.whole(1, cores), violations);
        String precision = oneOf("precision", request.precision(), PRECISIONS, violations);
        String runtime = oneOf("runtime", request.runtime(), Profiler.RUNTIMES, violations);
        String protocol = oneOf("protocol", request.protocol(), Protocol.names(), violations);
        checkLabel("experiment", request.experiment(), LONGEST_NAME, violations);
        checkLabel("Idempotency-Key", request.idempotencyKey(), LONGEST_KEY, violations);
        violations.addAll(Tags.violations(request.tags()));
        if (!violations.isEmpty()) {
            throw new InvalidRun(violations);
        }
        return new AcceptedRequest(
                new RunSettings(batchSize, precision, runtime, threads, protocol, request.counters()),
                device == null ? null : device.id());
    }

    /** The same on one device; runs compare only where one device takes them all. Those with a worker come first. */
    AcceptedRequest onOneOf(List<DeviceView> pool) {
        return device != null || pool.isEmpty()
                ? this
                : new AcceptedRequest(settings, pool.getFirst().id());
    }

    private static @Nullable DeviceView device(
            @Nullable String wanted, List<DeviceView> pool, List<Violation> violations) {
        if (wanted == null) {
            return null;
        }
        List<DeviceView> byId = pool.stream().filter(d -> d.id().equals(wanted)).toList();
        List<DeviceView> fitting = !byId.isEmpty()
                ? byId
                : pool.stream().filter(d -> d.kind().equals(wanted)).toList();
        List<DeviceView> staying =
                fitting.stream().filter(d -> d.standing() != Standing.DRAINING).toList();
        if (staying.isEmpty() && !fitting.isEmpty()) {
            violations.add(new Violation(
                    "device",
                    wanted,
                    "a device that is not being drained",
                    "Device " + fitting.getFirst().id()
                            + " is being drained and takes no new run; resume it, or name another."));
            return null;
        }
        List<DeviceView> alive =
                staying.stream().filter(d -> d.worker() != null).toList();
        if (alive.size() == 1) {
            return alive.getFirst();
        }
        if (staying.size() == 1) {
            return staying.getFirst();
        }
        List<DeviceView> candidates = fitting.isEmpty() ? pool : fitting;
        String ids = candidates.isEmpty()
                ? "no device has joined the pool yet"
                : candidates.stream().map(DeviceView::id).collect(Collectors.joining(", "));
        String message = fitting.isEmpty()
                ? "There is no device " + Excerpt.of(wanted) + " in the pool."
                : "There are " + fitting.size() + " devices " + wanted + " in the pool; name one by its id.";
        violations.add(new Violation("device", wanted, ids, message));
        return null;
    }

    private static int whole(String field, @Nullable Integer value, Range range, List<Violation> violations) {
        if (value == null) {
            return 1;
        }
        if (!range.contains(value)) {
            violations.add(range.violation(field, value));
        }
        return value;
    }

    private static String oneOf(
            String field, @Nullable String value, List<String> allowed, List<Violation> violations) {
        if (value == null) {
            return allowed.getFirst();
        }
        if (!allowed.contains(value)) {
            String choices = String.join(", ", allowed);
            violations.add(new Violation(
                    field, value, choices, field + " must be one of " + choices + ", was " + Excerpt.of(value) + "."));
        }
        return value;
    }

    private static void checkLabel(String field, @Nullable String text, int longest, List<Violation> violations) {
        if (text == null) {
            return;
        }
        String allowed = "1 to " + longest + " printable characters";
        if (!Printable.isLabel(text, longest)) {
            violations.add(new Violation(field, text, allowed, field + " must be " + allowed + "."));
        }
    }
}

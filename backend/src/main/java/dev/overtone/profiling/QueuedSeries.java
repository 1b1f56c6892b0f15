package dev.overtone.profiling;

import dev.overtone.analysis.Room;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import dev.overtone.notation.Sha256;
import dev.overtone.tracking.NewRun;
import dev.overtone.tracking.NewSeries;
import dev.overtone.tracking.Printable;
import dev.overtone.tracking.SeriesOfRuns;
import dev.overtone.tracking.TrackedSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts whole series into the queue. */
@Component
class QueuedSeries {

    private static final int LONGEST_TITLE = 200;

    private final SeriesOfRuns series;
    private final Devices devices;

    QueuedSeries(SeriesOfRuns series, Devices devices) {
        this.series = series;
        this.devices = devices;
    }

    TrackedSeries queue(SeriesRequest request) {
        String key = request.idempotencyKey();
        NewRun.Once once = key == null ? null : new NewRun.Once(key, digest(request));
        if (once != null) {
            Optional<TrackedSeries> earlier = series.findRepeat(once);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        List<Violation> violations = new ArrayList<>();
        String title = request.title().length() <= LONGEST_TITLE
                ? request.title()
                : request.title().substring(0, LONGEST_TITLE - 1) + "…";
        if (!Printable.isLabel(title, LONGEST_TITLE)) {
            String allowed = "1 to " + LONGEST_TITLE + " printable characters";
            violations.add(new Violation("title", title, allowed, "title must be " + allowed + "."));
        }
        List<DeviceView> pool = devices.all();
        List<NewSeries.Member> members = new ArrayList<>();
        for (SeriesRequest.Member member : request.members()) {
            try {
                requireDrawable(member);
                AcceptedRequest accepted =
                        AcceptedRequest.of(member.request(), pool).onOneOf(pool);
                members.add(new NewSeries.Member(
                        new NewRun(
                                member.request().network(),
                                accepted.settings(),
                                accepted.device(),
                                member.request().placed(),
                                member.request().experiment(),
                                member.request().tags(),
                                null,
                                member.request().madeFrom(),
                                member.request().clonedFrom()),
                        member.value()));
            } catch (InvalidRun e) {
                e.violations().forEach(violation -> note(violation, member, violations));
            }
        }
        if (request.together()
                && members.stream()
                                .map(member -> member.run().settings())
                                .distinct()
                                .count()
                        > 1) {
            violations.add(new Violation(
                    "together",
                    true,
                    "false where batch or threads vary",
                    "Networks that take turns in one process share its batch and threads."));
        }
        if (!violations.isEmpty()) {
            throw new InvalidRun(violations);
        }
        return series.queue(new NewSeries(
                request.members().getFirst().request().placed(),
                title,
                request.axis(),
                request.together(),
                members,
                once));
    }

    /** Drawn once before anything is kept: a network that cannot be is refused here. */
    private static void requireDrawable(SeriesRequest.Member member) {
        try (var _ = Room.SHARED.enter(member.request().network())) {
            member.request().network().graph();
        } catch (InvalidNetwork e) {
            throw new InvalidRun(e.violations().stream()
                    .map(violation -> violation.under(member.field()))
                    .toList());
        }
    }

    /** What is wrong with all of them is told once, by its own name. */
    private static void note(Violation violation, SeriesRequest.Member member, List<Violation> violations) {
        boolean isOfTheAxis = member.value() != null
                && (violation.field().equals("batchSize") || violation.field().equals("threads"));
        Violation told = isOfTheAxis
                ? new Violation(member.field(), violation.value(), violation.allowed(), violation.message())
                : violation;
        if (violations.stream().noneMatch(other -> other.equals(told))) {
            violations.add(told);
        }
    }

    private static String digest(SeriesRequest request) {
        return Sha256.hex(request.title() + "\n" + request.axis() + "\n" + request.together() + "\n"
                + request.members().stream()
                        .map(member -> member.value() + " " + QueueingProfiler.digest(member.request()))
                        .collect(Collectors.joining("\n")));
    }
}

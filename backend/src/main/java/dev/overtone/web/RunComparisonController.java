package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.profiling.NotComparable;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One run beside another: which is faster, by how much, and whether that can be told at all. */
@Controller
class RunComparisonController {

    /** Of each list that another run is chosen from. */
    private static final int MOST_OFFERED = 40;

    private final Profiler profiler;
    private final Figures figures;

    RunComparisonController(Profiler profiler, Figures figures) {
        this.profiler = profiler;
        this.figures = figures;
    }

    /** @param run rows that were chosen in a table: they become a and b, the older one first */
    @Requires(Right.LOGIN)
    @GetMapping("/runs/compare")
    String compare(
            @RequestParam @Nullable String a,
            @RequestParam @Nullable String b,
            @RequestParam @Nullable List<String> run,
            Model model) {
        if (run != null) {
            return "redirect:" + chosen(run);
        }
        Optional<RunDetails> first = find(a);
        Optional<RunDetails> second = find(b);
        RunComparison comparison = null;
        String problem = null;
        if (first.isPresent() && second.isPresent()) {
            try {
                comparison = RunComparison.of(first.get(), samples(first.get()), second.get(), samples(second.get()));
            } catch (NotComparable e) {
                problem = e.getMessage();
            }
        } else if (isSaid(a) && first.isEmpty()) {
            problem = "There is no run " + a + " here; choose another for A.";
        } else if (isSaid(b) && second.isEmpty()) {
            problem = "There is no run " + b + " here; choose another for B.";
        }
        model.addAttribute(
                "page",
                RunComparisonPage.of(
                        first.orElse(null),
                        second.orElse(null),
                        comparison,
                        problem,
                        offered(first.orElse(null)),
                        figures));
        return "runs/compare";
    }

    private String chosen(List<String> ids) {
        List<RunDetails> found = ids.stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .limit(2)
                .sorted(Comparator.comparing(details -> details.run().createdAt()))
                .toList();
        return RunComparisonPage.address(
                found.isEmpty() ? null : found.getFirst().run().id(),
                found.size() < 2 ? null : found.getLast().run().id());
    }

    /** Runs to choose from: of the same network first, then the newest. */
    private RunComparisonPage.Offered offered(@Nullable RunDetails first) {
        List<RunDetails> newest = finished(null);
        if (first == null) {
            return new RunComparisonPage.Offered(List.of(), newest);
        }
        String fingerprint = first.run().network().fingerprint();
        return new RunComparisonPage.Offered(
                finished(fingerprint),
                newest.stream()
                        .filter(other -> !other.run().network().fingerprint().equals(fingerprint))
                        .filter(other -> Objects.equals(first.hardwareProfile(), other.hardwareProfile()))
                        .toList());
    }

    private List<RunDetails> finished(@Nullable String fingerprint) {
        return profiler.list(new RunQuery(RunState.FINISHED, fingerprint, Order.CREATED_AT, true, MOST_OFFERED, null))
                .items();
    }

    private double[] samples(RunDetails details) {
        return profiler.samples(details.run().id()).orElseGet(() -> new double[0]);
    }

    private Optional<RunDetails> find(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        try {
            return profiler.find(UUID.fromString(id.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSaid(@Nullable String id) {
        return id != null && !id.isBlank();
    }
}

package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what runs now, what is new, and a first step for somebody who has nothing yet. */
@Controller
class HomeController {

    private static final int NEWEST = 8;
    private static final int MOST_MOVED = 5;
    private static final int LONGEST_LIST = 12;

    private final ChosenProject projects;
    private final Profiler profiler;
    private final Figures figures;

    HomeController(ChosenProject projects, Profiler profiler, Figures figures) {
        this.projects = projects;
        this.profiler = profiler;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/")
    String home(Model model) {
        List<RunRow> newest = runs(null, true, NEWEST);
        List<RunRow> live = Stream.concat(
                        runs(RunState.RUNNING, false, LONGEST_LIST).stream(),
                        runs(RunState.QUEUED, false, LONGEST_LIST).stream())
                .limit(LONGEST_LIST)
                .toList();
        model.addAttribute(
                "page",
                new HomePage(
                        live,
                        profiler.count(projects.visible(), RunState.RUNNING),
                        profiler.count(projects.visible(), RunState.QUEUED),
                        newest,
                        profiler.moved(projects.visible(), MOST_MOVED).stream()
                                .map(run -> RunRow.of(run, figures))
                                .toList(),
                        profiler.devices(),
                        newest.isEmpty() ? first() : null));
        return "home";
    }

    /** What changes while runs are live. */
    @Requires(Right.LOGIN)
    @GetMapping("/now")
    String now(Model model) {
        return home(model) + " :: now";
    }

    private List<RunRow> runs(@Nullable RunState state, boolean descending, int size) {
        var query = new RunQuery(state, null, Order.CREATED_AT, descending, size, null);
        return profiler.list(query.within(projects.visible())).items().stream()
                .map(run -> RunRow.of(run, figures))
                .toList();
    }

    private Picture first() {
        var network = Presets.find(Baseline.DEFAULT).orElseThrow().network();
        return Picture.of(network, Baseline.of(null), figures);
    }
}

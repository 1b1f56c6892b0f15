package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The table of runs. What an address says that is not known counts as not said. */
@Controller
class RunsController {

    private final Profiler profiler;
    private final Figures figures;

    RunsController(Profiler profiler, Figures figures) {
        this.profiler = profiler;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/runs")
    String list(
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String moved,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String direction,
            @RequestParam @Nullable String page,
            Model model) {
        RunQuery query = query(state, moved, q, sort, direction, page);
        try {
            model.addAttribute("page", RunsPage.of(profiler.list(query), query, figures));
        } catch (InvalidRun e) {
            return "redirect:/runs";
        }
        return "runs/list";
    }

    /** The table alone, for a page that keeps itself fresh. */
    @Requires(Right.LOGIN)
    @GetMapping("/runs/table")
    String table(
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String moved,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String direction,
            @RequestParam @Nullable String page,
            Model model) {
        String view = list(state, moved, q, sort, direction, page, model);
        return view.startsWith("redirect:") ? view : view + " :: refreshed";
    }

    private static RunQuery query(
            @Nullable String state,
            @Nullable String moved,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String direction,
            @Nullable String page) {
        TableOrder<Order> order = TableOrder.of(sort, direction, Order.values(), Order::notation, Order.CREATED_AT);
        RunState kept = Arrays.stream(RunState.values())
                .filter(known -> known.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
        return new RunQuery(
                kept,
                null,
                SearchText.of(q),
                order.by(),
                order.descending(),
                RunsPage.SIZE,
                page,
                "true".equals(moved));
    }
}

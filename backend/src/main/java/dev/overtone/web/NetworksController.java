package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.profiling.Profiler;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.NetworkPage;
import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.NetworkQuery.Order;
import dev.overtone.tracking.NetworkQuery.State;
import dev.overtone.tracking.Networks;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The table of networks. What an address says that is not known counts as not said. */
@Controller
class NetworksController {

    private static final String LIST = "networks/list";

    private final ChosenProject projects;
    private final Networks networks;
    private final Profiler profiler;
    private final Metrics metrics;
    private final Figures figures;

    NetworksController(ChosenProject projects, Networks networks, Profiler profiler, Metrics metrics, Figures figures) {
        this.projects = projects;
        this.networks = networks;
        this.profiler = profiler;
        this.metrics = metrics;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/networks")
    String list(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String family,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String direction,
            @RequestParam @Nullable String page,
            @RequestParam @Nullable String attached,
            Model model) {
        try {
            model.addAttribute("page", page(query(q, family, state, sort, direction, page)));
        } catch (InvalidEntry e) {
            return "redirect:/networks";
        }
        model.addAttribute("imported", MetricsImport.ended(attached));
        return LIST;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/networks/metrics.csv")
    ResponseEntity<String> csv() {
        return CsvText.download("overtone-metrics.csv", metrics.csv());
    }

    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping("/networks/metrics")
    String attach(@RequestParam @Nullable String csv, Model model, HttpServletResponse response) {
        String table = csv == null ? "" : csv;
        try {
            return "redirect:/networks?attached=" + metrics.attachAll(table) + "#metrics";
        } catch (InvalidEntry e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(query(null, null, null, null, null, null)))
                    .addAttribute("imported", MetricsImport.refused(table, e.violations()));
            return LIST;
        }
    }

    /** @throws InvalidEntry if the address is of no page */
    private NetworksPage page(NetworkQuery query) {
        NetworkPage found = networks.list(query);
        var fastest = profiler.fastest(
                projects.visible(),
                found.items().stream()
                        .map(NetworkEntry::network)
                        .map(network -> network.fingerprint())
                        .toList());
        return NetworksPage.of(found, fastest, query, figures);
    }

    private static NetworkQuery query(
            @Nullable String text,
            @Nullable String family,
            @Nullable String state,
            @Nullable String sort,
            @Nullable String direction,
            @Nullable String page) {
        TableOrder<Order> order = TableOrder.of(sort, direction, Order.values(), Order::notation, Order.CREATED_AT);
        return new NetworkQuery(
                SearchText.of(text),
                family != null && Families.ALL.contains(family) ? family : null,
                state == null ? null : State.of(state).orElse(null),
                order.by(),
                order.descending(),
                NetworksPage.SIZE,
                page);
    }
}

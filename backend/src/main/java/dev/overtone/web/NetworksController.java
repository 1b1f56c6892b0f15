package dev.overtone.web;

import dev.overtone.profiling.Profiler;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.NetworkPage;
import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.NetworkQuery.Order;
import dev.overtone.tracking.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The table of networks. What an address says that is not known counts as not said. */
@Controller
class NetworksController {

    private final Networks networks;
    private final Profiler profiler;
    private final Figures figures;

    NetworksController(Networks networks, Profiler profiler, Figures figures) {
        this.networks = networks;
        this.profiler = profiler;
        this.figures = figures;
    }

    @GetMapping("/networks")
    String list(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String family,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String direction,
            @RequestParam @Nullable String page,
            Model model) {
        NetworkQuery query = query(q, family, sort, direction, page);
        try {
            NetworkPage found = networks.list(query);
            var fastest = profiler.fastest(found.items().stream()
                    .map(NetworkEntry::network)
                    .map(network -> network.fingerprint())
                    .toList());
            model.addAttribute("page", NetworksPage.of(found, fastest, query, figures));
        } catch (InvalidEntry e) {
            return "redirect:/networks";
        }
        return "networks/list";
    }

    private static NetworkQuery query(
            @Nullable String text,
            @Nullable String family,
            @Nullable String sort,
            @Nullable String direction,
            @Nullable String page) {
        TableOrder<Order> order = TableOrder.of(sort, direction, Order.values(), Order::notation, Order.CREATED_AT);
        return new NetworkQuery(
                SearchText.of(text),
                family != null && Families.ALL.contains(family) ? family : null,
                order.by(),
                order.descending(),
                NetworksPage.SIZE,
                page);
    }
}

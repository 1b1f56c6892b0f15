package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.comparison.Comparison;
import dev.overtone.comparison.Comparisons;
import dev.overtone.comparison.FactsCsv;
import dev.overtone.profiling.BaselineComparison;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.Visible;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Runs beside each other: what differs, which is faster than the baseline, by how much, and whether that can be told. */
@Controller
class RunComparisonController {

    private static final String RANGE =
            BaselineComparison.LEAST + " to " + BaselineComparison.MOST + " runs are compared";

    private final Comparisons comparisons;
    private final RunOffers offers;
    private final Caller caller;
    private final Figures figures;

    RunComparisonController(Comparisons comparisons, RunOffers offers, Caller caller, Figures figures) {
        this.comparisons = comparisons;
        this.offers = offers;
        this.caller = caller;
        this.figures = figures;
    }

    /** The page's state as its address says it. */
    @ModelAttribute("address")
    ComparedAddress address(
            @RequestParam @Nullable List<String> runs,
            @RequestParam @Nullable String base,
            @RequestParam @Nullable String only,
            @RequestParam @Nullable String x,
            @RequestParam @Nullable String y,
            @RequestParam @Nullable String logx,
            @RequestParam @Nullable String logy,
            @RequestParam @Nullable String layers) {
        return new ComparedAddress(
                ComparedAddress.ids(runs),
                SearchText.of(base),
                "true".equals(only),
                SearchText.of(x),
                SearchText.of(y),
                "true".equals(logx),
                "true".equals(logy),
                "change".equals(layers) ? layers : null);
    }

    /**
     * @param q what somebody looks for, to add it
     * @param run rows that were marked in a table: the oldest of them becomes the baseline
     * @param a and {@code b}: how two runs were named before there could be more
     */
    @Requires(Right.LOGIN)
    @GetMapping("/runs/compare")
    String compare(
            @ModelAttribute(name = "address", binding = false) ComparedAddress address,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable List<String> run,
            @RequestParam @Nullable String a,
            @RequestParam @Nullable String b,
            Model model) {
        if (run != null) {
            return "redirect:" + marked(run).text();
        }
        if (a != null || b != null) {
            return "redirect:" + pair(a, b).text();
        }
        Asked asked = asked(address);
        String text = SearchText.of(q);
        model.addAttribute(
                "page",
                new RunComparisonPage(
                        address,
                        asked.columns(),
                        asked.unknown(),
                        asked.problem(),
                        text,
                        offers.find(text, asked.found(), address, visible()),
                        asked.isComparable() ? found(asked, address) : null));
        return "runs/compare";
    }

    /** What may be added, alone. */
    @Requires(Right.LOGIN)
    @GetMapping("/runs/compare/offers")
    String offers(
            @ModelAttribute(name = "address", binding = false) ComparedAddress address,
            @RequestParam @Nullable String q,
            Model model) {
        Asked asked = asked(address);
        String text = SearchText.of(q);
        model.addAttribute(
                "page",
                new RunComparisonPage(
                        address,
                        asked.columns(),
                        asked.unknown(),
                        asked.problem(),
                        text,
                        offers.find(text, asked.found(), address, visible()),
                        null));
        return "runs/compare :: offers";
    }

    @Requires(Right.LOGIN)
    @GetMapping("/runs/compare.csv")
    ResponseEntity<String> csv(@ModelAttribute(name = "address", binding = false) ComparedAddress address) {
        Asked asked = asked(address);
        return asked.isComparable()
                ? CsvText.download(
                        "overtone-runs.csv",
                        FactsCsv.of(comparison(asked), address.only()).commas())
                : refused(asked);
    }

    /** The same as lines and tabs, for a spreadsheet's clipboard. */
    @Requires(Right.LOGIN)
    @GetMapping("/runs/compare.tsv")
    ResponseEntity<String> tabs(@ModelAttribute(name = "address", binding = false) ComparedAddress address) {
        Asked asked = asked(address);
        return asked.isComparable()
                ? ResponseEntity.ok()
                        .contentType(new MediaType("text", "tab-separated-values", StandardCharsets.UTF_8))
                        .body(FactsCsv.of(comparison(asked), address.only()).tabs())
                : refused(asked);
    }

    private static ResponseEntity<String> refused(Asked asked) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(asked.problem() == null ? RANGE + "." : asked.problem());
    }

    /** What the address names, so far as it is there. */
    private record Asked(
            List<RunDetails> found,
            List<ComparedRun> columns,
            List<RunComparisonPage.Unknown> unknown,
            @Nullable String problem) {

        boolean isComparable() {
            return found.size() >= BaselineComparison.LEAST && found.size() <= BaselineComparison.MOST;
        }
    }

    private Asked asked(ComparedAddress address) {
        List<RunDetails> found = find(address.runs());
        List<String> ids =
                found.stream().map(details -> details.run().id().toString()).toList();
        List<RunComparisonPage.Unknown> unknown = address.runs().stream()
                .filter(written -> !ids.contains(written.toLowerCase(Locale.ROOT)))
                .map(written -> new RunComparisonPage.Unknown(
                        written, address.without(written).text()))
                .toList();
        String base = address.base();
        boolean strange = base != null && !ids.contains(base);
        UUID baseline = found.isEmpty() ? null : UUID.fromString(base == null || strange ? ids.getFirst() : base);
        String problem = null;
        if (found.size() > BaselineComparison.MOST) {
            problem = RANGE + ", " + found.size() + " are named: take some of them away.";
        } else if (strange && !found.isEmpty()) {
            problem = "The baseline " + base + " is not among these runs; the first one stands in for it.";
        }
        return new Asked(found, RunComparisonPage.runs(found, baseline, address, figures), unknown, problem);
    }

    private RunComparisonPage.Found found(Asked asked, ComparedAddress address) {
        Comparison comparison = comparison(asked);
        return RunComparisonPage.Found.of(
                comparison, comparisons.layers(comparison), asked.columns(), address, figures);
    }

    private Comparison comparison(Asked asked) {
        UUID baseline = asked.columns().stream()
                .filter(ComparedRun::baseline)
                .findFirst()
                .orElseThrow()
                .id();
        return comparisons.compare(asked.found(), baseline);
    }

    private ComparedAddress marked(List<String> written) {
        List<UUID> ids = find(ComparedAddress.ids(written)).stream()
                .sorted(Comparator.comparing(details -> details.run().createdAt()))
                .map(details -> details.run().id())
                .toList();
        return ComparedAddress.of(ids, ids.isEmpty() ? null : ids.getFirst());
    }

    private static ComparedAddress pair(@Nullable String a, @Nullable String b) {
        var both = new ArrayList<String>();
        if (a != null) {
            both.add(a);
        }
        if (b != null) {
            both.add(b);
        }
        return new ComparedAddress(ComparedAddress.ids(both), SearchText.of(a), false, null, null, false, false, null);
    }

    private List<RunDetails> find(List<String> written) {
        return comparisons.find(
                visible(),
                written.stream().map(WrittenId::read).flatMap(Optional::stream).toList());
    }

    private Visible visible() {
        return new Visible(caller.visibleProjects());
    }
}

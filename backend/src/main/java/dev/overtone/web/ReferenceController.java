package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.counting.Census;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.web.FigureCheck.Outcome;
import dev.overtone.web.ReferencePage.Checks;
import dev.overtone.web.ReferencePage.Context;
import dev.overtone.web.ReferencePage.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reference check: what others published about the presets and how other tools count, beside ours. */
@Controller
class ReferenceController {

    private final NamedNetworks networks;
    private final Figures figures;

    ReferenceController(NamedNetworks networks, Figures figures) {
        this.networks = networks;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/reference")
    String open(
            @RequestParam @Nullable String network,
            @RequestParam @Nullable String show,
            @RequestParam @Nullable List<String> ledger,
            Model model) {
        Show shown = Show.of(show);
        List<String> open = ledger == null ? List.of() : ledger;
        String written = network == null || network.isBlank() ? Baseline.DEFAULT : network.strip();
        var problems = new ArrayList<Problem>();
        CountingView given = networks.read(
                        written,
                        "network",
                        problems,
                        (named, analysis) -> counting(named, Census.of(analysis.graph()), shown, open))
                .orElse(null);
        String chosen = given == null ? Baseline.DEFAULT : given.notation();
        var checks = new ArrayList<Checks>();
        var counting = new ArrayList<CountingView>();
        for (Presets.Preset preset : Presets.all()) {
            Analysis analysis = Analysis.of(preset.network().graph());
            Census census = Census.of(analysis.graph());
            checks.add(new Checks(
                    preset.id(),
                    preset.published().stream()
                            .map(published -> FigureCheck.of(published, analysis.totals(), census, figures))
                            .toList()));
            CountingView view =
                    counting(new NamedNetwork(preset.id(), preset.id(), preset.network()), census, shown, open);
            counting.add(view.notation().equals(chosen) ? view.chosen() : view);
        }
        CountingView own =
                counting.stream().filter(CountingView::current).findFirst().orElse(null);
        if (own == null) {
            own = Objects.requireNonNull(given).chosen();
            counting.addFirst(own);
        }
        model.addAttribute(
                "page",
                new ReferencePage(
                        shown,
                        checks.stream()
                                .map(all -> all.shown(shown))
                                .filter(some -> !some.figures().isEmpty())
                                .toList(),
                        count(checks, null),
                        count(checks, Outcome.AS_PRINTED),
                        count(checks, Outcome.EXPLAINED),
                        counting,
                        own,
                        Context.all(figures),
                        written,
                        problems));
        return "reference/page";
    }

    private CountingView counting(NamedNetwork named, Census census, Show show, List<String> open) {
        String address = Address.of("/reference")
                .with("network", named.notation())
                .with("show", show.notation())
                .at("counting");
        return CountingView.of(named, address, census, open, figures);
    }

    /** @param outcome null for every figure that is counted here */
    private static long count(List<Checks> checks, @Nullable Outcome outcome) {
        return checks.stream()
                .flatMap(network -> network.figures().stream())
                .filter(check -> outcome == null ? check.isCounted() : check.outcome() == outcome)
                .count();
    }
}

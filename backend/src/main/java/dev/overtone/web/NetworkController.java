package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.Room;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.MalformedNetwork;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.Signals;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.Networks;
import dev.overtone.tracking.UnknownNetwork;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One network: its page, what people say of it, and how the Designer saves it. */
@Controller
class NetworkController {

    private static final String PAGE = "networks/network";

    private final ChosenProject projects;
    private final Networks networks;
    private final Profiler profiler;
    private final Origins origins;
    private final MetricsPanels metrics;
    private final Signals signals;
    private final Figures figures;

    NetworkController(
            ChosenProject projects,
            Networks networks,
            Profiler profiler,
            Origins origins,
            MetricsPanels metrics,
            Signals signals,
            Figures figures) {
        this.projects = projects;
        this.networks = networks;
        this.profiler = profiler;
        this.origins = origins;
        this.metrics = metrics;
        this.signals = signals;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/networks/{fingerprint}")
    String show(@PathVariable String fingerprint, Model model) {
        NetworkView view = view(fingerprint);
        model.addAttribute("page", view)
                .addAttribute("runs", view.runs())
                .addAttribute("metrics", metrics.of(fingerprint))
                .addAttribute("signals", SignalsPanel.of(view.entry(), signals, figures));
        return PAGE;
    }

    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping("/networks/{fingerprint}/metrics")
    String attach(
            @PathVariable String fingerprint,
            @ModelAttribute MetricForm form,
            Model model,
            HttpServletResponse response) {
        NetworkView view = view(fingerprint);
        try {
            return "redirect:" + metrics.attach(fingerprint, form);
        } catch (InvalidEntry e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", view)
                    .addAttribute("runs", view.runs())
                    .addAttribute("metrics", metrics.of(fingerprint).refused(form, Problem.of(e.violations())))
                    .addAttribute("signals", SignalsPanel.of(view.entry(), signals, figures));
            return PAGE;
        }
    }

    /** The runs alone, while one of them is live. */
    @Requires(Right.LOGIN)
    @GetMapping("/networks/{fingerprint}/runs")
    String runs(@PathVariable String fingerprint, Model model) {
        model.addAttribute("runs", runs(find(fingerprint)));
        return PAGE + " :: measured";
    }

    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping("/networks/{fingerprint}")
    ModelAndView describe(@PathVariable String fingerprint, @ModelAttribute NetworkForm form) {
        try {
            if (networks.describe(fingerprint, form.description()).isEmpty()) {
                throw new UnknownNetwork();
            }
            return new ModelAndView("redirect:/networks/" + fingerprint);
        } catch (InvalidEntry e) {
            NetworkView view = view(fingerprint).refused(form, Problem.of(e.violations()));
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("page", view)
                    .addObject("runs", view.runs())
                    .addObject("metrics", metrics.of(fingerprint))
                    .addObject("signals", SignalsPanel.of(view.entry(), signals, figures));
        }
    }

    /** From the Designer: answers with a line that leads to the network, or with what is to be mended. */
    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping("/networks")
    ModelAndView save(
            @RequestParam String network, @RequestParam @Nullable String madeFrom, @ModelAttribute NetworkForm form) {
        try {
            Networks.Save save = save(NetworkJson.read(network), form, origins.fingerprint(madeFrom));
            return new ModelAndView("designer/save :: saved", HttpStatus.CREATED)
                    .addObject("fingerprint", save.entry().network().fingerprint())
                    .addObject("label", save.entry().label())
                    .addObject("isNew", save.isNew());
        } catch (InvalidEntry | InvalidNetwork e) {
            return problems(Problem.of(e.violations()));
        } catch (MalformedNetwork e) {
            return problems(List.of(new Problem("network", "Network", "It is not JSON.")));
        }
    }

    private Networks.Save save(NetworkSpec network, NetworkForm form, @Nullable String madeFrom) {
        try (var _ = Room.SHARED.enter(network)) {
            return networks.save(network, form.addition(), madeFrom);
        }
    }

    private static ModelAndView problems(List<Problem> problems) {
        return new ModelAndView("designer/save :: problems", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("problems", problems);
    }

    private NetworkView view(String fingerprint) {
        NetworkEntry entry = find(fingerprint);
        return NetworkView.of(entry, networks.lineage(fingerprint), runs(entry), figures);
    }

    private NetworkRuns runs(NetworkEntry entry) {
        String fingerprint = entry.network().fingerprint();
        var newest = new RunQuery(null, fingerprint, RunQuery.Order.CREATED_AT, true, NetworkRuns.MOST, null);
        List<RunRow> rows = profiler.list(newest.within(projects.visible())).items().stream()
                .map(run -> RunRow.of(run, figures))
                .toList();
        return new NetworkRuns(
                fingerprint,
                // Of those that others keep to themselves nobody is told that there are any.
                rows.size() < NetworkRuns.MOST ? rows.size() : entry.runs(),
                rows,
                profiler.fastest(projects.visible(), List.of(fingerprint)).getOrDefault(fingerprint, List.of()).stream()
                        .map(run -> FastestRow.of(run, figures))
                        .toList(),
                figures);
    }

    private NetworkEntry find(String fingerprint) {
        return networks.find(fingerprint).orElseThrow(UnknownNetwork::new);
    }
}

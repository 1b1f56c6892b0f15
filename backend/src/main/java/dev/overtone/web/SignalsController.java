package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.profiling.Signals;
import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.Networks;
import dev.overtone.tracking.UnknownNetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The signals on a network's page: asked for by a button, fetched anew while a worker computes them. */
@Controller
class SignalsController {

    private final Networks networks;
    private final Signals signals;
    private final Figures figures;

    SignalsController(Networks networks, Signals signals, Figures figures) {
        this.networks = networks;
        this.signals = signals;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/networks/{fingerprint}/signals")
    String show(@PathVariable String fingerprint, Model model) {
        model.addAttribute("signals", SignalsPanel.of(find(fingerprint), signals, figures));
        return "networks/signals :: signals";
    }

    /** A seed that is none counts as not said. */
    @Requires(Right.EDITOR_SOMEWHERE)
    @PostMapping("/networks/{fingerprint}/signals")
    String ask(@PathVariable String fingerprint, @RequestParam @Nullable String seed) {
        find(fingerprint);
        boolean isSeed = seed != null && seed.matches("\\d{1,9}");
        signals.ask(List.of(fingerprint), isSeed ? Integer.parseInt(seed) : Signals.SEED);
        return "redirect:/networks/" + fingerprint + "#signals";
    }

    private NetworkEntry find(String fingerprint) {
        return networks.find(fingerprint).orElseThrow(UnknownNetwork::new);
    }
}

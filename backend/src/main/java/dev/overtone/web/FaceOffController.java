package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.notation.NetworkName;
import java.util.ArrayList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** HarDNet against LogDenseNet and DenseNet, each as large as the same budget allows. */
@Controller
class FaceOffController {

    private final NamedNetworks networks;
    private final Figures figures;

    FaceOffController(NamedNetworks networks, Figures figures) {
        this.networks = networks;
        this.figures = figures;
    }

    private record Met(NamedNetwork named, FaceOff faceOff) {}

    @Requires(Right.LOGIN)
    @GetMapping("/face-off")
    String open(@ModelAttribute FaceOffForm form, @ModelAttribute ScenarioForm scenario, Model model) {
        var problems = new ArrayList<Problem>();
        PaperCosting costing = scenario.costing(problems);
        Met met = networks.read(form.written(), "network", problems, (named, analysis) -> meet(named, form, costing))
                .orElse(null);
        ScenarioView view = new ScenarioView(scenario, costing, problems);
        String written = met == null ? form.written() : met.named().notation();
        if (met == null) {
            PaperCosting usual = ScenarioForm.USUAL.costing(new ArrayList<>());
            met = networks.read(Baseline.DEFAULT, "network", problems, (named, analysis) -> meet(named, form, usual))
                    .orElseThrow();
            view = new ScenarioView(scenario, usual, problems);
        }
        model.addAttribute("page", FaceOffPage.of(form, written, met.named(), met.faceOff(), view, problems, figures));
        return "face-off/page";
    }

    private static Met meet(NamedNetwork named, FaceOffForm form, PaperCosting costing) {
        if (!(named.network() instanceof HarDNet hardnet)) {
            throw new InvalidNetwork(new Violation(
                    "family",
                    named.network().family(),
                    HarDNet.FAMILY,
                    "Must be a HarDNet: its relatives are fitted to it. " + NetworkName.of(named.network())
                            + " is none."));
        }
        return new Met(named, FaceOff.of(hardnet, form.budget(), costing));
    }
}

package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.prediction.Paper;
import dev.overtone.profiling.Observations;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Figures on paper against what was measured: does the paper order the networks as this device does? */
@Controller
class CorrelationController {

    private final ChosenProject projects;
    private final Paper paper;
    private final Observations observations;
    private final Figures figures;

    CorrelationController(ChosenProject projects, Paper paper, Observations observations, Figures figures) {
        this.projects = projects;
        this.paper = paper;
        this.observations = observations;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping(CorrelationPage.PATH)
    String open(@ModelAttribute CorrelationForm form, Model model) {
        model.addAttribute(
                "page",
                CorrelationPage.of(
                        form, paper.againstMeasured(form.query(projects.visible())), observations.contexts(), figures));
        return "correlation/page";
    }

    @Requires(Right.LOGIN)
    @GetMapping(CorrelationPage.CSV_PATH)
    ResponseEntity<String> csv(@ModelAttribute CorrelationForm form) {
        return CsvText.download(
                "overtone-paper-against-measured.csv",
                CorrelationCsv.of(paper.againstMeasured(form.query(projects.visible()))));
    }
}

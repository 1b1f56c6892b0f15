package dev.overtone.web;

import dev.overtone.prediction.Paper;
import dev.overtone.profiling.Observations;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Figures on paper against what was measured: does the paper order the networks as this device does? */
@Controller
class CorrelationController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Paper paper;
    private final Observations observations;
    private final Figures figures;

    CorrelationController(Paper paper, Observations observations, Figures figures) {
        this.paper = paper;
        this.observations = observations;
        this.figures = figures;
    }

    @GetMapping(CorrelationPage.PATH)
    String open(@ModelAttribute CorrelationForm form, Model model) {
        model.addAttribute(
                "page",
                CorrelationPage.of(form, paper.againstMeasured(form.query()), observations.contexts(), figures));
        return "correlation/page";
    }

    @GetMapping(CorrelationPage.CSV_PATH)
    ResponseEntity<String> csv(@ModelAttribute CorrelationForm form) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("overtone-paper-against-measured.csv")
                                .build()
                                .toString())
                .body(CorrelationCsv.of(paper.againstMeasured(form.query())));
    }
}

package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.tracking.AttachedMetric;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.UnknownMetric;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes a metric away, wherever it is shown. */
@Controller
class MetricsController {

    private final Metrics metrics;

    MetricsController(Metrics metrics) {
        this.metrics = metrics;
    }

    @Requires(value = Right.EDITOR, of = Subject.METRIC)
    @PostMapping("/metrics/{id}/remove")
    String remove(@PathVariable UUID id) {
        AttachedMetric metric = metrics.find(id).orElseThrow(UnknownMetric::new);
        metrics.remove(id);
        return "redirect:" + MetricsPanel.placeOf(metric);
    }
}

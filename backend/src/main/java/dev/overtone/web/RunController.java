package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.RunHasEnded;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.InvalidEntry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One run: its page, its life as events, and what its charts draw. */
@Controller
class RunController {

    private final Profiler profiler;
    private final TimedLayers.Finder layers;
    private final MetricsPanels metrics;
    private final RunAbouts abouts;
    private final Figures figures;
    private final Caller caller;
    private final Clock clock;

    RunController(
            Profiler profiler,
            TimedLayers.Finder layers,
            MetricsPanels metrics,
            RunAbouts abouts,
            Figures figures,
            Caller caller,
            ObjectProvider<Clock> clock) {
        this.profiler = profiler;
        this.layers = layers;
        this.metrics = metrics;
        this.abouts = abouts;
        this.figures = figures;
        this.caller = caller;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Latencies in measured order. */
    record Samples(String unit, double[] values) {}

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping("/runs/{id}")
    String show(@PathVariable UUID id, Model model) {
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        RunDetails details = find(id);
        model.addAttribute("page", RunView.of(details, figures, clock, address));
        model.addAttribute(
                "layers",
                layers.find(details).map(timed -> LayersView.of(timed, figures)).orElse(null));
        model.addAttribute("memory", MemoryView.of(details, figures));
        model.addAttribute("counters", CountersView.of(details, figures));
        model.addAttribute("metrics", metrics.of(id));
        model.addAttribute("about", abouts.of(details.run()));
        return "runs/run";
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/metrics")
    String attach(@PathVariable UUID id, @ModelAttribute MetricForm form, Model model, HttpServletResponse response) {
        find(id);
        try {
            return "redirect:" + metrics.attach(id, form);
        } catch (InvalidEntry e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String page = show(id, model);
            model.addAttribute("metrics", metrics.of(id).refused(form, Problem.of(e.violations())));
            return page;
        }
    }

    /** The head of the page alone, while the run is live. */
    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping("/runs/{id}/status")
    String status(@PathVariable UUID id, Model model) {
        return show(id, model) + " :: status";
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping(path = "/runs/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@PathVariable UUID id) {
        return LiveRun.follow(id, profiler, caller.lasting(Subject.RUN, id));
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/runs/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        try {
            profiler.cancel(id);
        } catch (RunHasEnded e) {
            // the page it leads to shows how it ended
        }
        return "redirect:/runs/" + id;
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping(path = "/runs/{id}/samples.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Samples samples(@PathVariable UUID id) {
        find(id);
        return new Samples("ms", profiler.samples(id).orElseGet(() -> new double[0]));
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @GetMapping("/runs/{id}/layers.csv")
    ResponseEntity<String> layers(@PathVariable UUID id) {
        TimedLayers timed = layers.find(find(id)).orElseThrow(() -> new UnknownRun(id));
        return CsvText.download("overtone-layers-" + id + ".csv", LayersCsv.of(timed));
    }

    private RunDetails find(UUID id) {
        return profiler.find(id).orElseThrow(() -> new UnknownRun(id));
    }
}

package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.MalformedNetwork;
import dev.overtone.notation.NetworkJson;
import dev.overtone.prediction.Predictions;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.Observations;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.RunRequest;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.TrackedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The Designer: sliders to a picture of a network, and from there to a run. */
@Controller
class DesignerController {

    private static final String PAGE = "designer/page";

    private final Profiler profiler;
    private final Origins origins;
    private final Figures figures;
    private final Predictions predictions;
    private final Observations observations;
    private final ChosenProject projects;

    DesignerController(
            Profiler profiler,
            Origins origins,
            Figures figures,
            Predictions predictions,
            Observations observations,
            ChosenProject projects) {
        this.projects = projects;
        this.profiler = profiler;
        this.predictions = predictions;
        this.observations = observations;
        this.origins = origins;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/designer")
    String open(
            @RequestParam @Nullable String network,
            @RequestParam @Nullable String preset,
            @RequestParam @Nullable String baseline,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String expect,
            @RequestParam @Nullable UUID clone,
            Model model) {
        TrackedRun cloned = clone == null ? null : cloned(clone);
        String written = network != null
                ? network
                : preset == null && cloned != null
                        ? cloned.network().json()
                        : preset != null || from == null || from.isBlank()
                                ? presetJson(preset != null ? preset : Baseline.DEFAULT)
                                : origins.json(from);
        DesignerPage page = page(
                written, baseline, cloned == null ? MeasureForm.BLANK : MeasureForm.like(cloned), expect, List.of());
        model.addAttribute("page", page);
        model.addAttribute(
                "origin",
                origin(from == null && cloned != null ? cloned.network().fingerprint() : from, page));
        return PAGE;
    }

    /** A run's network, as the address of a design. */
    @Requires(Right.LOGIN)
    @GetMapping(path = "/designer", params = "run")
    String openRun(@RequestParam UUID run, RedirectAttributes address) {
        var found =
                profiler.find(run).filter(_ -> projects.shows(Subject.RUN, run)).orElseThrow(() -> new UnknownRun(run));
        address.addAttribute("network", found.run().network().json());
        address.addAttribute("from", found.run().network().fingerprint());
        return "redirect:/designer";
    }

    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping("/designer/picture")
    ModelAndView picture(
            @RequestParam String network,
            @RequestParam @Nullable String baseline,
            @RequestParam @Nullable String expect) {
        try {
            NetworkSpec drawn = NetworkJson.read(network);
            Analysis analysis = Analysed.of(drawn);
            return new ModelAndView("designer/picture :: picture")
                    .addObject("picture", Picture.of(drawn, analysis, Baseline.of(baseline), figures))
                    .addObject("expected", expected(expect, analysis));
        } catch (InvalidNetwork e) {
            return problems(Problem.of(e.violations()));
        } catch (MalformedNetwork e) {
            return problems(List.of(malformed()));
        }
    }

    /** What a network is expected to take, alone: for another context, or once a fit is there. */
    @Requires(value = Right.LOGIN, computes = true)
    @PostMapping("/designer/expected")
    ModelAndView expected(@RequestParam String network, @RequestParam String expect) {
        try {
            return new ModelAndView("designer/expected :: expected")
                    .addObject("expected", expected(expect, Analysed.of(NetworkJson.read(network))));
        } catch (InvalidNetwork e) {
            return problems(Problem.of(e.violations()));
        } catch (MalformedNetwork e) {
            return problems(List.of(malformed()));
        }
    }

    @Requires(Right.LOGIN)
    @PostMapping("/runs")
    ModelAndView measure(@ModelAttribute MeasureForm form) {
        var problems = new ArrayList<Problem>();
        String network = form.network() == null ? "" : form.network();
        try {
            RunRequest request = form.request(
                    NetworkJson.read(network),
                    origins.fingerprint(form.madeFrom()),
                    projects.toWriteIn(form.project(), problems),
                    problems);
            if (request != null) {
                UUID id = profiler.submit(request).id();
                return new ModelAndView("redirect:/runs/" + id);
            }
        } catch (InvalidRun | InvalidEntry e) {
            problems.addAll(Problem.of(e.violations()));
        } catch (InvalidNetwork | MalformedNetwork e) {
            // page() reads the network again and says what is wrong with it
        }
        var answer = new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        DesignerPage page = page(network, form.baseline(), form, null, problems);
        return answer.addObject("page", page).addObject("origin", origin(form.madeFrom(), page));
    }

    private TrackedRun cloned(UUID id) {
        return profiler.find(id)
                .map(RunDetails::run)
                .filter(run -> projects.visible().shows(run.project().id()))
                .orElseThrow(() -> new UnknownRun(id));
    }

    private @Nullable Origin origin(@Nullable String from, DesignerPage page) {
        return origins.of(from, page.network()).orElse(null);
    }

    private DesignerPage page(
            String written, @Nullable String baseline, MeasureForm form, @Nullable String expect, List<Problem> known) {
        Baseline compared = Baseline.of(baseline);
        var problems = new ArrayList<>(known);
        try {
            return page(NetworkJson.read(written), compared, form, expect, problems, null);
        } catch (InvalidNetwork e) {
            problems.addAll(Problem.of(e.violations()));
        } catch (MalformedNetwork e) {
            problems.add(malformed());
        }
        NetworkSpec instead = Presets.find(Baseline.DEFAULT).orElseThrow().network();
        return page(instead, compared, form, expect, problems, written);
    }

    private DesignerPage page(
            NetworkSpec network,
            Baseline compared,
            MeasureForm form,
            @Nullable String expect,
            List<Problem> problems,
            @Nullable String refused) {
        Analysis analysis = Analysed.of(network);
        List<ContextChoice> contexts = ContextChoice.of(observations.contexts());
        String chosen = contexts.stream()
                .map(ContextChoice::notation)
                .filter(notation -> notation.equals(expect))
                .findFirst()
                .orElse(contexts.isEmpty() ? "" : contexts.getFirst().notation());
        return DesignerPage.of(
                network,
                Picture.of(network, analysis, compared, figures),
                form,
                profiler.devices(),
                projects.places(),
                new DesignerPage.Latency(contexts, chosen, expected(chosen, analysis)),
                problems,
                refused);
    }

    /** Never waits for a fit. */
    private Expected expected(@Nullable String context, Analysis analysis) {
        return WrittenContext.read(context)
                .map(read -> Expected.of(predictions.now(read), predictions.isLearning(read), analysis))
                .orElse(Expected.NOTHING);
    }

    private static String presetJson(String preset) {
        return Presets.find(preset)
                .map(found -> NetworkJson.write(found.network()).toString())
                .orElse("{\"preset\": \"" + preset.replaceAll("[^a-z0-9-]", "") + "\"}");
    }

    private static Problem malformed() {
        return new Problem("network", "The address", "It does not hold a network in JSON.");
    }

    private static ModelAndView problems(List<Problem> problems) {
        return new ModelAndView("designer/problems :: problems", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("problems", problems);
    }
}

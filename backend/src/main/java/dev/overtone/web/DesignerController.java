package dev.overtone.web;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.MalformedNetwork;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunRequest;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.InvalidEntry;
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

    DesignerController(Profiler profiler, Origins origins, Figures figures) {
        this.profiler = profiler;
        this.origins = origins;
        this.figures = figures;
    }

    @GetMapping("/designer")
    String open(
            @RequestParam @Nullable String network,
            @RequestParam @Nullable String preset,
            @RequestParam @Nullable String baseline,
            @RequestParam @Nullable String from,
            Model model) {
        String written = network != null
                ? network
                : preset != null || from == null || from.isBlank()
                        ? presetJson(preset != null ? preset : Baseline.DEFAULT)
                        : origins.json(from);
        DesignerPage page = page(written, baseline, MeasureForm.BLANK, List.of());
        model.addAttribute("page", page);
        model.addAttribute("origin", origin(from, page));
        return PAGE;
    }

    /** A run's network, as the address of a design. */
    @GetMapping(path = "/designer", params = "run")
    String openRun(@RequestParam UUID run, RedirectAttributes address) {
        var found = profiler.find(run).orElseThrow(() -> new UnknownRun(run));
        address.addAttribute("network", found.run().network().json());
        address.addAttribute("from", found.run().network().fingerprint());
        return "redirect:/designer";
    }

    @PostMapping("/designer/picture")
    ModelAndView picture(@RequestParam String network, @RequestParam @Nullable String baseline) {
        try {
            Picture picture = Picture.of(NetworkJson.read(network), Baseline.of(baseline), figures);
            return new ModelAndView("designer/picture :: picture").addObject("picture", picture);
        } catch (InvalidNetwork e) {
            return problems(Problem.of(e.violations()));
        } catch (MalformedNetwork e) {
            return problems(List.of(malformed()));
        }
    }

    @PostMapping("/runs")
    ModelAndView measure(@ModelAttribute MeasureForm form) {
        var problems = new ArrayList<Problem>();
        String network = form.network() == null ? "" : form.network();
        try {
            RunRequest request =
                    form.request(NetworkJson.read(network), origins.fingerprint(form.madeFrom()), problems);
            if (request != null) {
                UUID id = profiler.submit(request).id();
                return new ModelAndView("redirect:/runs/" + id);
            }
        } catch (InvalidRun e) {
            problems.addAll(Problem.of(e.violations()));
        } catch (InvalidEntry e) {
            problems.addAll(Problem.of(e.violations()));
        } catch (InvalidNetwork | MalformedNetwork e) {
            // page() reads the network again and says what is wrong with it
        }
        var answer = new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        DesignerPage page = page(network, form.baseline(), form, problems);
        return answer.addObject("page", page).addObject("origin", origin(form.madeFrom(), page));
    }

    private @Nullable Origin origin(@Nullable String from, DesignerPage page) {
        return origins.of(from, page.network()).orElse(null);
    }

    private DesignerPage page(String written, @Nullable String baseline, MeasureForm form, List<Problem> known) {
        Baseline compared = Baseline.of(baseline);
        var problems = new ArrayList<>(known);
        try {
            NetworkSpec network = NetworkJson.read(written);
            Picture picture = Picture.of(network, compared, figures);
            return DesignerPage.of(network, picture, form, profiler.devices(), problems);
        } catch (InvalidNetwork e) {
            problems.addAll(Problem.of(e.violations()));
        } catch (MalformedNetwork e) {
            problems.add(malformed());
        }
        NetworkSpec instead = Presets.find(Baseline.DEFAULT).orElseThrow().network();
        Picture picture = Picture.of(instead, compared, figures);
        return DesignerPage.of(instead, picture, form, profiler.devices(), problems, written);
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

package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.profiling.DeviceDetails;
import dev.overtone.profiling.DevicePool;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.Standing;
import dev.overtone.profiling.UnknownDevice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The pool of devices, one device, and two beside each other. */
@Controller
class DevicesController {

    private final Profiler profiler;
    private final DevicePool pool;
    private final Figures figures;

    DevicesController(Profiler profiler, DevicePool pool, Figures figures) {
        this.profiler = profiler;
        this.pool = pool;
        this.figures = figures;
    }

    @Requires(Right.LOGIN)
    @GetMapping("/devices")
    String list(Model model) {
        List<DeviceDetails> devices = profiler.devices().stream()
                .map(DeviceView::id)
                .map(pool::device)
                .flatMap(Optional::stream)
                .toList();
        model.addAttribute("page", DevicesPage.of(devices, figures));
        return "devices/list";
    }

    /** The table alone, which keeps itself fresh. */
    @Requires(Right.LOGIN)
    @GetMapping("/devices/table")
    String table(Model model) {
        return list(model) + " :: table";
    }

    @Requires(Right.LOGIN)
    @GetMapping("/devices/{id}")
    String show(@PathVariable String id, Model model) {
        List<DeviceView> others = profiler.devices().stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        model.addAttribute("page", DevicePage.of(find(id), others, figures));
        return "devices/device";
    }

    /** What changes while somebody looks. */
    @Requires(Right.LOGIN)
    @GetMapping("/devices/{id}/now")
    String now(@PathVariable String id, Model model) {
        return show(id, model) + " :: now";
    }

    @Requires(Right.LOGIN)
    @GetMapping("/devices/compare")
    String compare(@RequestParam @Nullable String a, @RequestParam @Nullable String b, Model model) {
        model.addAttribute("page", DeviceComparisonPage.of(named(a), named(b), profiler.devices(), figures));
        return "devices/compare";
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/devices/{id}/pause")
    String pause(@PathVariable String id) {
        return stand(id, Standing.PAUSED);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/devices/{id}/drain")
    String drain(@PathVariable String id) {
        return stand(id, Standing.DRAINING);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/devices/{id}/resume")
    String resume(@PathVariable String id) {
        return stand(id, Standing.TAKING);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/devices/{id}/calibrate")
    String calibrate(@PathVariable String id) {
        pool.calibrate(id);
        return redirectTo(id);
    }

    private String stand(String id, Standing standing) {
        pool.stand(id, standing);
        return redirectTo(id);
    }

    private static String redirectTo(String id) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/devices/{id}")
                        .encode()
                        .buildAndExpand(id)
                        .toUriString();
    }

    private @Nullable DeviceDetails named(@Nullable String id) {
        return id == null ? null : pool.device(id).orElse(null);
    }

    private DeviceDetails find(String id) {
        return pool.device(id).orElseThrow(() -> new UnknownDevice(id));
    }
}

package dev.overtone.api;

import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/devices")
class DevicesController {

    private final Profiler profiler;

    DevicesController(Profiler profiler) {
        this.profiler = profiler;
    }

    @GetMapping
    @Operation(summary = "The pool's devices, their hardware profiles and the workers that hold them")
    ListResponse<DeviceView> list() {
        return new ListResponse<>(profiler.devices(), null);
    }
}

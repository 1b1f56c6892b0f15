package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.profiling.DevicePool;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.Standing;
import dev.overtone.profiling.UnknownDevice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/devices")
class DevicesController {

    private final Profiler profiler;
    private final DevicePool pool;

    DevicesController(Profiler profiler, DevicePool pool) {
        this.profiler = profiler;
        this.pool = pool;
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "The pool's devices, their hardware profiles and the workers that hold them")
    ListResponse<DeviceView> list() {
        return new ListResponse<>(profiler.devices(), null);
    }

    @Requires(Right.LOGIN)
    @GetMapping("/{id}")
    @Operation(summary = "One device: what it does, what it may take next, what it was seen to reach")
    DeviceResponse get(@PathVariable String id) {
        return DeviceResponse.of(pool.device(id).orElseThrow(() -> new UnknownDevice(id)));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/{id}/pause")
    @Operation(summary = "Take no run from now on; the one at work goes on")
    DeviceResponse pause(@PathVariable String id) {
        return stand(id, Standing.PAUSED);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/{id}/drain")
    @Operation(summary = "Take no run from now on and let nobody ask for the device; the run at work goes on")
    DeviceResponse drain(@PathVariable String id) {
        return stand(id, Standing.DRAINING);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/{id}/resume")
    @Operation(summary = "Take runs again")
    DeviceResponse resume(@PathVariable String id) {
        return stand(id, Standing.TAKING);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/{id}/calibrate")
    @Operation(summary = "Measure what the device reaches, as soon as it has no run to take")
    @ApiResponse(responseCode = "202", description = "Asked for; calibrationAsked is null once it is taken")
    ResponseEntity<DeviceResponse> calibrate(@PathVariable String id) {
        pool.calibrate(id);
        return ResponseEntity.accepted().body(get(id));
    }

    private DeviceResponse stand(String id, Standing standing) {
        pool.stand(id, standing);
        return get(id);
    }
}

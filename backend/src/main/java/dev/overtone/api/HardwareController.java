package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.analysis.hardware.Datasheets;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hardware")
class HardwareController {

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "Devices whose makers' figures are shipped, with their sources")
    ListResponse<HardwareResponse> list() {
        return new ListResponse<>(
                Datasheets.all().stream().map(HardwareResponse::of).toList(), null);
    }
}

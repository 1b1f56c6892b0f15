package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.architecture.Violation;
import dev.overtone.profiling.NotComparable;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.UnknownRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/run-comparisons")
class RunComparisonsController {

    private final Profiler profiler;

    RunComparisonsController(Profiler profiler) {
        this.profiler = profiler;
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(
            summary = "Whether one finished run is faster than another on the same kind of hardware",
            description = "A Mann-Whitney U test over medians of windows of time, and the 95 % interval of the ratio of"
                    + " medians that belongs to it; both allow for samples that follow each other being alike.")
    RunComparisonResponse compare(
            @Parameter(description = "Id of the run that the other is compared with") @RequestParam UUID a,
            @Parameter(description = "Id of the run that is said to be faster or slower") @RequestParam UUID b) {
        RunDetails first = find(a);
        RunDetails second = find(b);
        try {
            return RunComparisonResponse.of(RunComparison.of(first, samples(a), second, samples(b)));
        } catch (NotComparable e) {
            throw new InvalidRequest(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Violation(
                            e.side(),
                            e.side().equals("a") ? a : b,
                            "another finished run of the same hardware profile",
                            String.valueOf(e.getMessage()))));
        }
    }

    private double[] samples(UUID id) {
        return profiler.samples(id).orElse(new double[0]);
    }

    private RunDetails find(UUID id) {
        return profiler.find(id).orElseThrow(() -> new UnknownRun(id));
    }
}

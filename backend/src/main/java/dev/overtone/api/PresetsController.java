package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.architecture.zoo.Presets.Preset;
import dev.overtone.architecture.zoo.Published;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/presets")
class PresetsController {

    /** A named network with what others published about it. */
    record PresetResponse(
            String id,
            String name,
            String fingerprint,
            @Schema(implementation = NetworkSchema.class) JsonNode network,
            List<Published> published) {

        static PresetResponse of(Preset preset) {
            return new PresetResponse(
                    preset.id(),
                    NetworkName.of(preset.network()),
                    Fingerprint.of(preset.network()),
                    NetworkJson.write(preset.network()),
                    preset.published());
        }
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "Every preset")
    ListResponse<PresetResponse> list() {
        return new ListResponse<>(Presets.all().stream().map(PresetResponse::of).toList(), null);
    }

    @Requires(Right.LOGIN)
    @GetMapping("/{id}")
    @Operation(summary = "One preset in full form, with published figures and their sources")
    PresetResponse get(@PathVariable String id) {
        return Presets.find(id)
                .map(PresetResponse::of)
                .orElseThrow(() -> new NotThere("unknown-preset", "There is no preset of this id."));
    }
}

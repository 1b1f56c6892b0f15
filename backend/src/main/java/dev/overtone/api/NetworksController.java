package dev.overtone.api;

import dev.overtone.analysis.Totals;
import dev.overtone.tracking.Networks;
import dev.overtone.tracking.SavedNetwork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/networks")
class NetworksController {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final Networks networks;
    private final JsonMapper mapper;

    NetworksController(Networks networks, JsonMapper mapper) {
        this.networks = networks;
        this.mapper = mapper;
    }

    /** A network of the ledger. */
    record NetworkResponse(
            String fingerprint,
            String name,
            String family,
            @Schema(implementation = NetworkSchema.class) JsonNode network,
            Totals totals,
            Instant createdAt) {}

    @GetMapping
    @Operation(summary = "Networks that were run, newest first")
    ListResponse<NetworkResponse> list(
            @RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize,
            @RequestParam(required = false) @Nullable String pageToken) {
        PageSizes.check(pageSize);
        if (pageToken != null
                && (!isFingerprint(pageToken) || networks.find(pageToken).isEmpty())) {
            throw InvalidRequest.query("pageToken", pageToken, "the nextPageToken of this list");
        }
        List<SavedNetwork> found = networks.list(pageToken, pageSize + 1);
        boolean more = found.size() > pageSize;
        List<SavedNetwork> page = more ? found.subList(0, pageSize) : found;
        return new ListResponse<>(
                page.stream().map(this::response).toList(),
                more ? page.getLast().fingerprint() : null);
    }

    @GetMapping("/{fingerprint}")
    @Operation(summary = "One network by its fingerprint")
    NetworkResponse get(@PathVariable String fingerprint) {
        return Optional.of(fingerprint)
                .filter(NetworksController::isFingerprint)
                .flatMap(networks::find)
                .map(this::response)
                .orElseThrow(() -> new NotThere("unknown-network", "No network of this fingerprint was ever run."));
    }

    private static boolean isFingerprint(String text) {
        return FINGERPRINT.matcher(text).matches();
    }

    private NetworkResponse response(SavedNetwork network) {
        return new NetworkResponse(
                network.fingerprint(),
                network.name(),
                network.family(),
                mapper.readTree(network.json()),
                network.totals(),
                network.createdAt());
    }
}

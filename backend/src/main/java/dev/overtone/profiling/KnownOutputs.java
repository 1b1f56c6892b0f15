package dev.overtone.profiling;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.network.Numerics;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outputs of the authors' own code, in double precision, for the networks that ship with them. */
final class KnownOutputs {

    static final String SOURCE = "the authors' PyTorch code in double precision";

    /** Largest error of single precision relative to the outputs' l2 norm (design, "numerics"). */
    static final double TOLERANCE = 1e-4;

    private final Map<String, Known> byFingerprint = new HashMap<>();

    private record Known(List<Double> head, double sum, double l2, int argmax) {}

    KnownOutputs() {
        JsonMapper mapper = JsonMapper.builder().build();
        try (InputStream in = KnownOutputs.class.getResourceAsStream("/numerics/known-outputs.json")) {
            for (JsonNode entry : mapper.readTree(in)) {
                NetworkSpec spec = NetworkJson.read(entry.get("network"));
                byFingerprint.put(Fingerprint.of(spec), mapper.treeToValue(entry.get("outputs"), Known.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds outputs against the known ones of this network, if there are any. */
    NumericsCheck check(NetworkSpec spec, Numerics outputs) {
        Known known = byFingerprint.get(Fingerprint.of(spec));
        if (known == null) {
            return new NumericsCheck(outputs.head(), outputs.sum(), outputs.l2(), outputs.argmax(), null, null);
        }
        double error = Math.abs(outputs.l2() - known.l2());
        for (int i = 0; i < known.head().size(); i++) {
            error = Math.max(
                    error, Math.abs(outputs.head().get(i) - known.head().get(i)));
        }
        return new NumericsCheck(
                outputs.head(), outputs.sum(), outputs.l2(), outputs.argmax(), SOURCE, error / known.l2());
    }
}

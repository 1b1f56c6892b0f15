package dev.overtone.api;

import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a device can do at best.
 *
 * @param teraOperationsPerSecond dense, by precision; 1 MAC is 2 operations
 */
record HardwareResponse(
        String id,
        String name,
        String kind,
        Map<String, Double> teraOperationsPerSecond,
        double gigabytesPerSecond,
        String source) {

    static HardwareResponse of(Hardware hardware) {
        Map<String, Double> peaks = new LinkedHashMap<>();
        for (Precision precision : Precision.values()) {
            hardware.peak(precision).ifPresent(peak -> peaks.put(precision.notation(), peak / 1e12));
        }
        return new HardwareResponse(
                hardware.id(),
                hardware.name(),
                hardware.kind().words(),
                peaks,
                hardware.bandwidth() / 1e9,
                hardware.source());
    }
}

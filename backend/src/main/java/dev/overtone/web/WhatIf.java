package dev.overtone.web;

import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.architecture.Limits;
import dev.overtone.notation.CostingJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The switches of every "what if" as a form shows them, at their usual values. */
@Component("whatIf")
class WhatIf {

    /**
     * A device that can be chosen.
     *
     * @param precisions those that it has a peak for, as a script reads them
     */
    public record Device(String id, String name, String precisions) {

        static Device of(Hardware device) {
            String precisions = Arrays.stream(Precision.values())
                    .filter(precision -> device.peak(precision).isPresent())
                    .map(Precision::notation)
                    .collect(Collectors.joining(" "));
            return new Device(device.id(), device.name(), precisions);
        }
    }

    /** Devices by kind, in the data sheets' order. */
    public Map<String, List<Device>> devices() {
        return Datasheets.all().stream()
                .collect(Collectors.groupingBy(
                        device -> device.kind().words(),
                        LinkedHashMap::new,
                        Collectors.mapping(Device::of, Collectors.toList())));
    }

    public String device() {
        return CostingJson.DEFAULT_HARDWARE;
    }

    public List<String> precisions() {
        return Arrays.stream(Precision.values()).map(Precision::notation).toList();
    }

    public Bounds batch() {
        return Bounds.of(Limits.BATCH);
    }

    public Bounds depthwiseWeight() {
        return Bounds.of(Scenario.DEPTHWISE_WEIGHT);
    }
}

package dev.overtone.web;

import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.architecture.Limits;
import dev.overtone.notation.CostingJson;
import dev.overtone.profiling.Ceilings;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The switches of every "what if" as a form shows them, at their usual values. */
@Component("whatIf")
class WhatIf {

    /**
     * A device that can be chosen.
     *
     * @param precisions those that it has a peak for, as a script reads them
     * @param own its figures as a question writes them, or null where the id says it
     */
    public record Device(
            String id,
            String name,
            String precisions,
            @Nullable String own) {

        static Device of(Hardware device) {
            String precisions =
                    device.precisions().stream().map(Precision::notation).collect(Collectors.joining(" "));
            return new Device(device.id(), device.name(), precisions, null);
        }

        static Device calibrated(DeviceView device, Ceilings ceilings) {
            String name = device.hardwareProfile().name() + ", calibrated";
            ObjectNode own = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", name)
                    .put("source", "calibrated here: the best matrix product and addition in place, fp32, all cores")
                    .put("teraOperationsPerSecond", ceilings.operationsPerSecond() / 1e12)
                    .put("gigabytesPerSecond", ceilings.bytesPerSecond() / 1e9);
            return new Device(device.id(), name, Precision.FP32.notation(), own.toString());
        }
    }

    private final Profiler profiler;

    WhatIf(Profiler profiler) {
        this.profiler = profiler;
    }

    /** Devices by kind: first those that were calibrated here, then the data sheets in their order. */
    public Map<String, List<Device>> devices() {
        var devices = new LinkedHashMap<String, List<Device>>();
        for (DeviceView device : profiler.devices()) {
            Ceilings ceilings = device.ceilings();
            if (ceilings != null) {
                devices.computeIfAbsent("Measured here", _ -> new ArrayList<>())
                        .add(Device.calibrated(device, ceilings));
            }
        }
        for (Hardware device : Datasheets.all()) {
            devices.computeIfAbsent(device.kind().words(), _ -> new ArrayList<>())
                    .add(Device.of(device));
        }
        return devices;
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

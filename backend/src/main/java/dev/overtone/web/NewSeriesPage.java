package dev.overtone.web;

import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.Protocol;
import dev.overtone.profiling.SweepAxis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that asks for a sweep or a set. */
record NewSeriesPage(
        SeriesForm form, List<Named> networks, List<DeviceView> devices, PlaceChoice places, List<Problem> problems) {

    /**
     * A network that was read.
     *
     * @param blocks how many it has
     */
    record Named(String notation, String label, int blocks) {}

    public List<SweepAxis> axes() {
        return List.of(SweepAxis.values());
    }

    public List<Protocol> protocols() {
        return List.of(Protocol.values());
    }

    public List<String> runtimes() {
        return Profiler.RUNTIMES;
    }

    /** A set until one network stands alone or an axis is chosen. */
    public boolean isSweep() {
        return form.axis() == null ? networks.size() < 2 : !form.axis().isBlank();
    }

    public int mostBlocks() {
        return networks.stream().mapToInt(Named::blocks).max().orElse(1);
    }

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    /** What belongs to no field of the form. */
    public List<Problem> others() {
        List<String> beside = List.of(
                "network",
                "values",
                "block",
                "device",
                "batchSize",
                "threads",
                "protocol",
                "project",
                "experiment",
                "tags",
                "title",
                "together");
        return problems.stream()
                .filter(problem -> !beside.contains(problem.field()))
                .toList();
    }
}

package dev.overtone.web;

import dev.overtone.notation.Fingerprint;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.RunState;

/** What a scene may arrange. */
public record Setting(FakeProfiler profiler, FakeNetworks networks, FakeSearches searches) {

    String at(RunDetails run) {
        return "/runs/" + run.run().id();
    }

    String filled(String address) {
        PagesPreview.fill(profiler);
        PagesPreview.fill(networks);
        return address;
    }

    /** So many networks were measured. */
    String measured(int networks, String address) {
        Variety.measure(profiler, networks);
        return address;
    }

    /** The page of the preset's network. */
    String network(String preset) {
        filled("");
        return "/networks/" + Fingerprint.of(FakeProfiler.preset(preset));
    }

    String running(String stage, double progress) {
        return at(profiler.add(FakeProfiler.preset("hardnet-68ds"), RunState.RUNNING, stage, progress, null));
    }

    /** So many runs wait. */
    void queued(int runs) {
        var network = FakeProfiler.preset("hardnet-39ds");
        for (int i = 0; i < runs; i++) {
            profiler.add(network, RunState.QUEUED, null, 0, null);
        }
    }
}

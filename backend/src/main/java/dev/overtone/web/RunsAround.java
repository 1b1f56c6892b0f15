package dev.overtone.web;

import java.util.List;
import java.util.UUID;

/**
 * What stands around the table of runs: what it could show, where runs can be moved to, and how it leaves.
 *
 * @param curl the request for exactly these runs, for a shell
 */
record RunsAround(RunsPicker picker, List<Place> places, RunsViews views, RunsExports exports, String curl) {

    /** A project that the caller may change, with its experiments. */
    record Place(UUID id, String name, List<Experiment> experiments) {}

    record Experiment(UUID id, String name) {}
}

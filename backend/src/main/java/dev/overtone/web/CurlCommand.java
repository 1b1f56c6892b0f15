package dev.overtone.web;

import dev.overtone.tracking.TrackedRun;

/** The request that would ask for a run once more, for a shell. */
final class CurlCommand {

    private CurlCommand() {}

    static String of(TrackedRun run, String address) {
        return "curl -X POST " + quoted(address + "/api/v1/runs")
                + " \\\n  -H 'Content-Type: application/json'"
                + " \\\n  -d " + quoted(RequestAgain.of(run).toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

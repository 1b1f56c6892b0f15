package dev.overtone.web;

import dev.overtone.profiling.RunDetails;
import java.util.UUID;

/**
 * A run among those that are compared.
 *
 * @param letter A to T, what it is called wherever there is little room
 * @param name its own title, or else its network's name
 * @param look which of the looks of lines and marks is its own; neighbours differ in colour and in line
 * @param without the address of the page without it
 * @param against the address of the page with it as the baseline
 */
record ComparedRun(
        int at,
        String letter,
        int look,
        UUID id,
        String name,
        RunRow row,
        String created,
        boolean baseline,
        String without,
        String against) {

    private static final int COLOURS = 7;

    static ComparedRun of(int at, RunDetails details, boolean baseline, ComparedAddress address, Figures figures) {
        UUID id = details.run().id();
        return new ComparedRun(
                at,
                letter(at),
                at % COLOURS + 1,
                id,
                details.run().label(),
                RunRow.of(details, figures),
                figures.time(details.run().createdAt()),
                baseline,
                address.without(id.toString()).text(),
                address.against(id).text());
    }

    static String letter(int at) {
        return Character.toString('A' + at);
    }

    /** {@code batch 1 · fp32 · eager · 1 thread · quick}. */
    public String context() {
        var settings = row.run().settings();
        return "batch %d · %s · %s · %d %s · %s"
                .formatted(
                        settings.batchSize(),
                        settings.precision(),
                        settings.runtime(),
                        settings.threads(),
                        settings.threads() == 1 ? "thread" : "threads",
                        settings.protocol());
    }
}

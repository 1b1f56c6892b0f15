package dev.overtone.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The views that somebody can open, and the one that the table began with.
 *
 * @param open that one, or null
 * @param groups of those that there are, the caller's own first
 */
record RunsViews(@Nullable Open open, List<Group> groups) {

    /**
     * @param mine whether the caller keeps it, and so may change it
     * @param changed whether the table looks otherwise than the view
     * @param address of the table as the view has it
     * @param link what is passed on to others
     */
    record Open(
            UUID id,
            String name,
            boolean mine,
            boolean shared,
            @Nullable UUID project,
            String owner,
            boolean changed,
            String address,
            String link) {

        public String whose() {
            return mine ? (shared ? "Yours, shared" : "Yours alone") : "Kept by " + owner;
        }
    }

    record Group(String label, List<Choice> views) {}

    record Choice(UUID id, String name, String address) {}
}

package dev.overtone.web;

import dev.overtone.tracking.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition that one press adds to the filter, or takes away again. */
record RunsChip(String label, String address, boolean current) {

    static List<RunsChip> of(RunsAddress address) {
        var chips = new ArrayList<RunsChip>();
        chips.add(chip("All", null, address));
        for (RunState state : RunState.values()) {
            chips.add(chip(StateBadge.label(state), condition(state), address));
        }
        chips.add(chip("Moved", "moved", address));
        return chips;
    }

    static String condition(RunState state) {
        return "state = '" + state.name() + "'";
    }

    private static RunsChip chip(String label, @Nullable String condition, RunsAddress address) {
        boolean current = Objects.equals(FilterText.quick(address.filter()), condition);
        String target = current && condition != null ? null : condition;
        return new RunsChip(
                label,
                address.withFilter(FilterText.withQuick(address.filter(), target))
                        .text(),
                current);
    }
}

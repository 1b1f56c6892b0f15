package dev.overtone.profiling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact that two of a kind do not share.
 *
 * @param first null where the first has none
 * @param second null where the second has none
 */
public record FactDifference(
        String fact, @Nullable String first, @Nullable String second) {

    /** In the order of the first, then what only the second has. */
    public static List<FactDifference> between(Map<String, String> first, Map<String, String> second) {
        Set<String> facts = new LinkedHashSet<>(first.keySet());
        facts.addAll(second.keySet());
        return facts.stream()
                .filter(fact -> !Objects.equals(first.get(fact), second.get(fact)))
                .map(fact -> new FactDifference(fact, first.get(fact), second.get(fact)))
                .toList();
    }
}

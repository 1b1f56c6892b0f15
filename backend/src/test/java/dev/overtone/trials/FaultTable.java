package dev.overtone.trials;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How often each victim was ended at each moment. */
final class FaultTable {

    /** One kind of round. */
    record Cell(Victim victim, Moment moment) {}

    private final Map<Victim, Map<Moment, Integer>> counts = new EnumMap<>(Victim.class);

    FaultTable() {
        for (Victim victim : Victim.values()) {
            Map<Moment, Integer> row = new EnumMap<>(Moment.class);
            victim.moments().forEach(moment -> row.put(moment, 0));
            counts.put(victim, row);
        }
    }

    void count(Cell cell) {
        counts.get(cell.victim()).merge(cell.moment(), 1, Integer::sum);
    }

    /** One of the kinds that came least so far. */
    Cell next(RandomGenerator random) {
        int least = counts.values().stream()
                .flatMap(row -> row.values().stream())
                .min(Integer::compare)
                .orElseThrow();
        List<Cell> rarest = new ArrayList<>();
        counts.forEach((victim, row) -> row.forEach((moment, count) -> {
            if (count == least) {
                rarest.add(new Cell(victim, moment));
            }
        }));
        return rarest.get(random.nextInt(rarest.size()));
    }

    @Override
    public String toString() {
        var table = new StringBuilder(String.format("%-18s", ""));
        for (Moment moment : Moment.values()) {
            table.append(String.format("%10s", moment.name().toLowerCase(Locale.ROOT)));
        }
        counts.forEach((victim, row) -> {
            table.append(String.format("%n%-18s", victim));
            for (Moment moment : Moment.values()) {
                table.append(String.format("%10s", row.containsKey(moment) ? row.get(moment) : "–"));
            }
        });
        return table.toString();
    }
}

package dev.overtone.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs that agree in what they were grouped by, in one line.
 *
 * @param address of a table of these runs alone
 * @param members address of their lines
 */
record RunsGroup(
        int number, List<Key> keys, long count, boolean live, String address, String members, List<Cell> cells) {

    /** What all of them have. */
    record Key(String label, String value) {}

    /**
     * What the values of a column come to.
     *
     * @param middle the median, or null where there is none
     * @param spread the 95 % interval of the mean, and the mean, in words; null with fewer than two values
     * @param note why there is none, or null
     */
    record Cell(
            RunsColumn column,
            @Nullable Quantity middle,
            @Nullable String spread,
            @Nullable String meaning,
            @Nullable String note) {

        public boolean blank() {
            return middle == null && note == null;
        }
    }

    public String label() {
        return String.join(
                ", ", keys.stream().map(key -> key.label() + " " + key.value()).toList());
    }
}

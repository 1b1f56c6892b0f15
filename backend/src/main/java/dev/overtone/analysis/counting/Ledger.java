package dev.overtone.analysis.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one convention counts in one network, entry by entry; the entries sum to the total.
 *
 * @param total what the tool reports for one image, in the convention's unit
 */
public record Ledger(Convention convention, long total, List<Entry> entries) {

    /**
     * One line of the ledger.
     *
     * @param count how many there are in the network
     * @param amount {@code count · times}, in the convention's unit
     */
    public record Entry(Counted counted, long count, int times, long amount) {}

    /** One ledger for each convention, in their order. */
    public static List<Ledger> all(Census census) {
        var ledgers = new ArrayList<Ledger>(Convention.values().length);
        for (Convention convention : Convention.values()) {
            ledgers.add(of(convention, census));
        }
        return Collections.unmodifiableList(ledgers);
    }

    public static Ledger of(Convention convention, Census census) {
        var entries = new ArrayList<Entry>(convention.terms().size());
        long total = 0;
        for (Convention.Term term : convention.terms()) {
            long count = census.count(term.counted());
            long amount = count * term.times();
            if (count != 0) {
                entries.add(new Entry(term.counted(), count, term.times(), amount));
            }
            total += amount;
        }
        return new Ledger(convention, total, Collections.unmodifiableList(entries));
    }
}

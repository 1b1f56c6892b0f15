package dev.overtone.web;

import dev.overtone.analysis.counting.Census;
import dev.overtone.analysis.counting.Convention;
import dev.overtone.analysis.counting.Ledger;
import java.util.List;

/**
 * One network counted by every convention.
 *
 * @param address the page with its ledgers
 * @param current whether this page shows them
 */
record CountingView(String notation, String label, String address, boolean current, List<Count> counts) {

    /**
     * What one tool reports.
     *
     * @param difference from ours, FLOPs halved
     * @param open whether its ledger stands open
     */
    record Count(Convention convention, Quantity total, Difference difference, List<Line> ledger, boolean open) {}

    /** One line of a ledger. */
    record Line(String words, Quantity count, int times, Quantity amount) {}

    static CountingView of(NamedNetwork network, String address, Census census, List<String> open, Figures figures) {
        long ours = Ledger.of(Convention.OVERTONE, census).total();
        return new CountingView(
                network.notation(),
                network.label(),
                address,
                false,
                Ledger.all(census).stream()
                        .map(ledger -> count(ledger, ours, open, figures))
                        .toList());
    }

    CountingView chosen() {
        return new CountingView(notation, label, address, true, counts);
    }

    private static Count count(Ledger ledger, long ours, List<String> open, Figures figures) {
        Convention convention = ledger.convention();
        long macs = convention.unit() == Convention.Unit.FLOPS ? ledger.total() / 2 : ledger.total();
        return new Count(
                convention,
                figures.count(ledger.total()),
                figures.difference(macs, ours),
                ledger.entries().stream()
                        .map(entry -> new Line(
                                entry.counted().words(),
                                figures.count(entry.count()),
                                entry.times(),
                                figures.count(entry.amount())))
                        .toList(),
                open.contains(convention.notation()));
    }
}

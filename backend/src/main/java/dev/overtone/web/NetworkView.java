package dev.overtone.web;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkChanges;
import dev.overtone.notation.NetworkJson;
import dev.overtone.tracking.Lineage;
import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.Networks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One network's page.
 *
 * @param data what its drawing is made of
 * @param readouts its totals, beside those of the network that it was made from last
 * @param comparedWith what people call that network, or null
 * @param json its full written form, for reading
 */
record NetworkView(
        NetworkEntry entry,
        String label,
        String family,
        Picture.Data data,
        List<Readout> readouts,
        @Nullable String comparedWith,
        String json,
        NetworkRuns runs,
        List<Relative> madeFrom,
        List<Relative> madeInto,
        NetworkForm form,
        List<Problem> problems) {

    private static final int SHOWN_CHANGES = 8;

    /**
     * The other end of a step of lineage.
     *
     * @param changes what the step changed, the first {@value #SHOWN_CHANGES}
     * @param more how many changes are not told
     */
    record Relative(String fingerprint, String label, String name, List<String> changes, int more) {

        static Relative of(NetworkEntry other, NetworkSpec from, NetworkSpec to) {
            List<String> changes = NetworkChanges.between(from, to);
            int shown = Math.min(SHOWN_CHANGES, changes.size());
            return new Relative(
                    other.network().fingerprint(),
                    other.label(),
                    other.network().name(),
                    changes.subList(0, shown),
                    changes.size() - shown);
        }
    }

    static NetworkView of(NetworkEntry entry, Lineage lineage, NetworkRuns runs, Figures figures) {
        NetworkSpec network = spec(entry);
        NetworkEntry parent = lineage.madeFrom().stream().findFirst().orElse(null);
        return new NetworkView(
                entry,
                entry.label(),
                Families.label(entry.network().family()),
                Picture.of(network, Baseline.of(null), figures).data(),
                Readout.of(
                        entry.network().totals(),
                        parent == null ? null : parent.network().totals(),
                        figures),
                parent == null ? null : parent.label(),
                ReadableJson.of(NetworkJson.write(network)),
                runs,
                lineage.madeFrom().stream()
                        .map(other -> Relative.of(other, spec(other), network))
                        .toList(),
                lineage.madeInto().stream()
                        .map(other -> Relative.of(other, network, spec(other)))
                        .toList(),
                NetworkForm.of(entry),
                List.of());
    }

    /** The same with what was typed and why it was refused. */
    NetworkView refused(NetworkForm typed, List<Problem> reasons) {
        return new NetworkView(
                entry, label, family, data, readouts, comparedWith, json, runs, madeFrom, madeInto, typed, reasons);
    }

    public String fingerprint() {
        return entry.network().fingerprint();
    }

    /** Beside what it was made from, or else the usual baseline. */
    public String compare() {
        String other =
                madeFrom.isEmpty() ? Baseline.DEFAULT : madeFrom.getFirst().fingerprint();
        return Address.of(ComparePage.PATH)
                .with("network", List.of(other, fingerprint()))
                .text();
    }

    /** Whether more may have been made from it than are listed. */
    public boolean isMadeIntoMany() {
        return madeInto.size() == Networks.MOST_RELATIVES;
    }

    /** What is wrong with this field of the form, or null. */
    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    private static NetworkSpec spec(NetworkEntry entry) {
        return NetworkJson.read(entry.network().json());
    }
}

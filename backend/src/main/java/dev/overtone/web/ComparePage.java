package dev.overtone.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Networks compared on paper, the first of them being what the others differ from.
 *
 * @param refused what was written of a network that cannot be had
 * @param allLayers how many rows of layers there are in all, listed or not
 */
record ComparePage(
        CompareForm form,
        List<Compared> networks,
        ScenarioView scenario,
        PartMetric by,
        List<Choice> metrics,
        Choice everything,
        Choice differing,
        String csv,
        List<ComparedRow> totals,
        List<ComparedRow> parts,
        List<ComparedRow> layers,
        int allLayers,
        @Nullable String refused,
        List<Problem> problems) {

    static final int MOST_NETWORKS = 6;
    static final String PATH = "/compare";

    /**
     * A network's place in the comparison.
     *
     * @param without the address without it
     * @param first the address with it in front, or null if it stands there
     */
    record Compared(
            NamedNetwork network,
            String designer,
            String without,
            @Nullable String first) {}

    /** Another address of the same comparison. */
    record Choice(String id, String label, String address, boolean current) {}

    static ComparePage of(
            CompareForm form,
            List<CostColumn> columns,
            ScenarioView scenario,
            @Nullable String refused,
            List<Problem> problems,
            Figures figures) {
        PartMetric by = PartMetric.of(form.by());
        List<String> notations =
                columns.stream().map(column -> column.network().notation()).toList();
        var here = new Here(form, scenario.form(), notations);
        boolean all = form.showsAll() || columns.size() < 2;
        List<ComparedRow> layers =
                columns.isEmpty() ? List.of() : shown(ComparedRow.parts(columns, CostColumn::layers, by, figures), all);
        return new ComparePage(
                form,
                columns.stream().map(column -> compared(column.network(), here)).toList(),
                scenario,
                by,
                Stream.of(PartMetric.values())
                        .map(metric -> new Choice(
                                metric.notation(),
                                metric.label(),
                                here.address(notations, metric.notation(), form.rows())
                                        .at("parts"),
                                metric == by))
                        .toList(),
                new Choice(
                        "rows-all",
                        "Everything",
                        here.address(notations, form.by(), CompareForm.ALL_ROWS).text(),
                        all),
                new Choice(
                        "rows-differing",
                        "Only what differs",
                        here.address(notations, form.by(), null).text(),
                        !all),
                here.scenario
                        .into(Address.of(PATH + ".csv").with("network", notations))
                        .text(),
                columns.isEmpty() ? List.of() : shown(ComparedRow.totals(columns, figures), all),
                columns.isEmpty() ? List.of() : shown(ComparedRow.parts(columns, CostColumn::parts, by, figures), all),
                layers.subList(0, Math.min(LayerRow.MOST, layers.size())),
                layers.size(),
                refused,
                problems);
    }

    /** What every address of this comparison keeps. */
    private record Here(CompareForm form, ScenarioForm scenario, List<String> notations) {

        Address address(List<String> networks, @Nullable String by, @Nullable String rows) {
            return scenario.into(
                    Address.of(PATH).with("network", networks).with("by", by).with("rows", rows));
        }
    }

    private static Compared compared(NamedNetwork network, Here here) {
        var without = new ArrayList<>(here.notations);
        without.remove(network.notation());
        var first = new ArrayList<>(without);
        first.addFirst(network.notation());
        boolean isFirst = here.notations.getFirst().equals(network.notation());
        return new Compared(
                network,
                designer(network),
                here.address(without, here.form.by(), here.form.rows()).text(),
                isFirst
                        ? null
                        : here.address(first, here.form.by(), here.form.rows()).text());
    }

    private static String designer(NamedNetwork network) {
        String written = network.notation();
        return Address.of("/designer")
                .with(written.startsWith("{") ? "network" : "from", written)
                .text();
    }

    private static List<ComparedRow> shown(List<ComparedRow> rows, boolean all) {
        return all ? rows : rows.stream().filter(ComparedRow::differs).toList();
    }

    public List<Choice> extents() {
        return List.of(differing, everything);
    }

    public boolean isFull() {
        return networks.size() == MOST_NETWORKS;
    }

    /** What is wrong with this field, or null. */
    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}

package dev.overtone.web;

import dev.overtone.analysis.counting.Convention;
import dev.overtone.architecture.zoo.NotBuilt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Published figures beside ours, and ours beside those of other tools.
 *
 * @param checks every network with the figures that are shown
 * @param counted how many published figures are counted here too
 * @param counting every preset, and the network that was given
 * @param chosen the one whose ledgers are shown
 */
record ReferencePage(
        Show show,
        List<Checks> checks,
        long counted,
        long asPrinted,
        long explained,
        List<CountingView> counting,
        CountingView chosen,
        List<Context> context,
        String written,
        List<Problem> problems) {

    /** Which of the published figures are shown; {@code notation} is how an address says it. */
    enum Show {
        ALL("all", "All"),
        COUNTED("counted", "Counted here"),
        UNLIKE("unlike", "Not as printed");

        private final String notation;
        private final String label;

        Show(String notation, String label) {
            this.notation = notation;
            this.label = label;
        }

        static Show of(@Nullable String notation) {
            return Arrays.stream(values())
                    .filter(show -> show.notation.equals(notation))
                    .findFirst()
                    .orElse(ALL);
        }

        public String notation() {
            return notation;
        }

        public String label() {
            return label;
        }

        boolean includes(FigureCheck check) {
            return switch (this) {
                case ALL -> true;
                case COUNTED -> check.isCounted();
                case UNLIKE -> check.isCounted() && check.outcome() != FigureCheck.Outcome.AS_PRINTED;
            };
        }
    }

    /** One preset with its published figures. */
    record Checks(String preset, List<FigureCheck> figures) {

        Checks shown(Show show) {
            return new Checks(preset, figures.stream().filter(show::includes).toList());
        }
    }

    /** A network that is not built here, its printed figures in the order of the table's columns. */
    record Context(String name, List<@Nullable Quantity> figures) {

        static List<Context> all(Figures figures) {
            return NotBuilt.all().stream().map(network -> of(network, figures)).toList();
        }

        private static Context of(NotBuilt network, Figures figures) {
            var printed = new ArrayList<@Nullable Quantity>();
            for (String column : columns()) {
                printed.add(network.published().stream()
                        .filter(published -> published.figure().equals(column))
                        .map(published -> FigureCheck.printed(published, figures))
                        .findFirst()
                        .orElse(null));
            }
            return new Context(network.name(), printed);
        }

        static List<String> columns() {
            var columns = new ArrayList<String>();
            NotBuilt.all()
                    .forEach(network -> network.published().stream()
                            .map(published -> published.figure())
                            .filter(figure -> !columns.contains(figure))
                            .forEach(columns::add));
            return columns;
        }
    }

    public List<Show> shows() {
        return List.of(Show.values());
    }

    public List<Convention> conventions() {
        return List.of(Convention.values());
    }

    public List<String> contextColumns() {
        return Context.columns();
    }

    public long unexplained() {
        return counted - asPrinted - explained;
    }

    /** What is wrong with this field, or null. */
    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}

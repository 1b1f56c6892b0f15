package dev.overtone.web;

import dev.overtone.search.Search;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fronts laid over each other.
 *
 * @param chosen ids of the searches that the address names
 * @param offered the newest ones, to be chosen among
 * @param common what can be an axis
 */
record SearchOverlayPage(
        List<UUID> chosen,
        List<Search> offered,
        List<SearchMetric> common,
        String x,
        String y,
        boolean withPresets,
        List<Row> rows,
        List<String> aside,
        List<String> unmeasured,
        @Nullable Chart chart) {

    /** @param share how much of the box between the best and the worst of all it beats */
    record Row(Search search, StateBadge state, int front, String share) {}

    /** What the plot is drawn from. */
    record Chart(Axis x, Axis y, List<Series> fronts, List<Series> presets) {}

    record Axis(String label, String unit, String form) {}

    /** @param address where a press on the point leads, one for each point */
    record Series(String name, List<double[]> points, List<String> address) {}

    static SearchOverlayPage of(
            List<SearchOverlay.Tried> tried,
            List<Search> offered,
            @Nullable String x,
            @Nullable String y,
            boolean withPresets,
            PresetFigures presets,
            Figures figures) {
        List<Search> searches = tried.stream().map(SearchOverlay.Tried::search).toList();
        List<UUID> chosen = searches.stream().map(Search::id).toList();
        List<String> common = SearchOverlay.common(searches);
        List<SearchMetric> axes = common.stream().map(SearchMetric::new).toList();
        if (common.isEmpty()) {
            return new SearchOverlayPage(
                    chosen, offered, axes, "", "", withPresets, List.of(), List.of(), List.of(), null);
        }
        String across = x != null && common.contains(x) ? x : common.getFirst();
        String up = y != null && common.contains(y) ? y : common.get(Math.min(1, common.size() - 1));
        SearchOverlay overlay = SearchOverlay.of(tried, List.of(across, up));
        List<PresetFigures.Preset> known =
                withPresets ? presets.of(searches.getFirst(), List.of(across, up)) : List.of();
        return new SearchOverlayPage(
                chosen,
                offered,
                axes,
                across,
                up,
                withPresets,
                rows(overlay, figures),
                overlay.aside(),
                known.stream()
                        .filter(preset -> !isKnown(preset))
                        .map(PresetFigures.Preset::id)
                        .toList(),
                new Chart(
                        axis(across),
                        axis(up),
                        overlay.fronts().stream().map(SearchOverlayPage::series).toList(),
                        known.stream()
                                .filter(SearchOverlayPage::isKnown)
                                .map(preset -> new Series(
                                        preset.id(),
                                        List.of(preset.values()),
                                        List.of("/designer?preset=" + preset.id())))
                                .toList()));
    }

    private static boolean isKnown(PresetFigures.Preset preset) {
        return Arrays.stream(preset.values()).noneMatch(Double::isNaN);
    }

    private static List<Row> rows(SearchOverlay overlay, Figures figures) {
        List<Double> shares = overlay.shares();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < overlay.fronts().size(); i++) {
            SearchOverlay.Front front = overlay.fronts().get(i);
            rows.add(new Row(
                    front.search(),
                    StateBadge.of(front.search()),
                    front.points().size(),
                    shares.isEmpty() ? "–" : figures.percent(shares.get(i))));
        }
        return rows;
    }

    private static Axis axis(String metric) {
        var axis = new SearchMetric(metric);
        return new Axis(axis.label(), axis.unit(), axis.form());
    }

    private static Series series(SearchOverlay.Front front) {
        return new Series(
                front.search().title(),
                front.points().stream()
                        .map(found -> new double[] {found.values()[0], found.values()[found.values().length - 1]})
                        .toList(),
                front.points().stream()
                        .map(found -> "/searches/" + front.search().id() + "?selected="
                                + found.trial().number())
                        .toList());
    }
}

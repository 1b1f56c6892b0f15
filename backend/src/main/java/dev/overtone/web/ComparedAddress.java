package dev.overtone.web;

import dev.overtone.profiling.BaselineComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page of compared runs shows, as its address says it.
 *
 * @param runs in order, each once; one may be wrong or unknown
 * @param base the baseline, or null for the first
 * @param only whether facts that all share are left out
 * @param layers how the layers are ordered: {@code change}, or null for the network's order
 */
record ComparedAddress(
        List<String> runs,
        @Nullable String base,
        boolean only,
        @Nullable String x,
        @Nullable String y,
        boolean logx,
        boolean logy,
        @Nullable String layers) {

    private static final String PATH = "/runs/compare";
    private static final int MOST_NAMED = 2 * BaselineComparison.MOST;
    private static final int LONGEST = 60;

    /** As a form sends it: ids in one parameter or in several, separated by commas. */
    static List<String> ids(@Nullable List<String> written) {
        return written == null
                ? List.of()
                : written.stream()
                        .flatMap(some -> Arrays.stream(some.split(",")))
                        .map(ComparedAddress::tidy)
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(MOST_NAMED)
                        .toList();
    }

    static ComparedAddress of(List<UUID> runs, @Nullable UUID base) {
        return new ComparedAddress(
                runs.stream().map(UUID::toString).toList(),
                base == null ? null : base.toString(),
                false,
                null,
                null,
                false,
                false,
                null);
    }

    /** What was written, so far as it could be an id. */
    private static @Nullable String tidy(String written) {
        String text = SearchText.of(written);
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    ComparedAddress with(UUID run) {
        var more = new ArrayList<>(runs);
        more.add(run.toString());
        return runs(more);
    }

    ComparedAddress without(String run) {
        return runs(runs.stream().filter(other -> !other.equals(run)).toList());
    }

    ComparedAddress against(UUID baseline) {
        return new ComparedAddress(runs, baseline.toString(), only, x, y, logx, logy, layers);
    }

    ComparedAddress showing(boolean onlyDifferences) {
        return new ComparedAddress(runs, base, onlyDifferences, x, y, logx, logy, layers);
    }

    ComparedAddress ordered(@Nullable String order) {
        return new ComparedAddress(runs, base, only, x, y, logx, logy, order);
    }

    boolean byChange() {
        return "change".equals(layers);
    }

    private ComparedAddress runs(List<String> others) {
        return new ComparedAddress(others, others.contains(base) ? base : null, only, x, y, logx, logy, layers);
    }

    String text() {
        return readable(address(PATH).text());
    }

    /** The same state at another path, {@code /runs/compare.csv}. */
    String text(String path) {
        return readable(address(path).text());
    }

    String at(String fragment) {
        return readable(address(PATH).at(fragment));
    }

    /** A comma means nothing in a query, and ids are read by people too. */
    static String readable(String address) {
        return address.replace("%2C", ",");
    }

    private Address address(String path) {
        return Address.of(path)
                .with("runs", runs.stream().collect(Collectors.joining(",")))
                .with("base", base)
                .with("only", only ? "true" : null)
                .with("x", x)
                .with("y", y)
                .with("logx", logx ? "true" : null)
                .with("logy", logy ? "true" : null)
                .with("layers", layers);
    }
}

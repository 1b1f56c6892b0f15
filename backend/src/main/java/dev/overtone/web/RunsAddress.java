package dev.overtone.web;

import dev.overtone.filter.FilterError;
import dev.overtone.filter.Filters;
import dev.overtone.filter.Names;
import dev.overtone.filter.Names.Named;
import dev.overtone.table.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * All that the table of runs shows, as its address says it: so a link shows another the same, and Back takes a change back.
 * What an address says that cannot be read counts as not said; a filter is kept as it is, to be told what is wrong with it.
 *
 * @param columns by name, none for the usual ones
 * @param widths of columns, in pixels
 * @param left how many columns stay when the others move sideways
 * @param view id of the saved view that this began with
 * @param opened the dialog that a browser without scripts asked for
 */
record RunsAddress(
        @Nullable String filter,
        List<String> columns,
        List<Sort> sort,
        List<String> group,
        Map<String, Integer> widths,
        int left,
        @Nullable String page,
        @Nullable String view,
        @Nullable String opened) {

    static final String PATH = "/runs";
    static final int MOST_GROUPED = 4;

    private static final int USUALLY_LEFT = 1;
    private static final int MOST_LEFT = 6;
    private static final int NARROWEST = 48;
    private static final int WIDEST = 960;

    /** A part of an address, for a form that leaves it as it is. */
    record Said(String name, String value) {}

    RunsAddress {
        columns = List.copyOf(columns);
        sort = List.copyOf(sort);
        group = List.copyOf(group);
        widths = new LinkedHashMap<>(widths);
    }

    static RunsAddress of(MultiValueMap<String, String> said) {
        return new RunsAddress(
                blank(said.getFirst("filter")),
                names(said, "columns", false).stream()
                        .map(Named::name)
                        .distinct()
                        .toList(),
                names(said, "sort", true).stream()
                        .map(named -> new Sort(named.name(), named.descending()))
                        .toList(),
                names(said, "group", false).stream()
                        .map(Named::name)
                        .distinct()
                        .limit(MOST_GROUPED)
                        .toList(),
                widths(said.getFirst("widths")),
                WholeNumber.within(said.getFirst("left"), 0, MOST_LEFT, USUALLY_LEFT),
                blank(said.getFirst("page")),
                blank(said.getFirst("view")),
                blank(said.getFirst("open")));
    }

    /** Of what stands behind the question mark. */
    static RunsAddress ofQuery(@Nullable String query) {
        return of(QueryText.read(query));
    }

    RunsAddress withFilter(@Nullable String other) {
        return new RunsAddress(other, columns, sort, group, widths, left, null, view, null);
    }

    RunsAddress withColumns(List<String> others) {
        return new RunsAddress(filter, others, sort, group, widths, left, null, view, null);
    }

    RunsAddress withSort(List<Sort> others) {
        return new RunsAddress(filter, columns, others, group, widths, left, null, view, null);
    }

    RunsAddress withGroup(List<String> others) {
        return new RunsAddress(
                filter,
                columns,
                sort,
                others.stream().distinct().limit(MOST_GROUPED).toList(),
                widths,
                left,
                null,
                view,
                null);
    }

    RunsAddress withPage(@Nullable String token) {
        return new RunsAddress(filter, columns, sort, group, widths, left, token, view, null);
    }

    RunsAddress withView(@Nullable String id) {
        return new RunsAddress(filter, columns, sort, group, widths, left, null, id, null);
    }

    private RunsAddress withOpened(String dialog) {
        return new RunsAddress(filter, columns, sort, group, widths, left, page, view, dialog);
    }

    public String open(String dialog) {
        return withOpened(dialog).text();
    }

    public String unsorted() {
        return withSort(List.of()).text();
    }

    public String ungrouped() {
        return withGroup(List.of()).text();
    }

    public String unfiltered() {
        return withFilter(null).text();
    }

    public String usualColumns() {
        return withColumns(List.of()).text();
    }

    /** Grouped by all that a latency depends on beside the network, so that none is withheld. */
    public String groupedByHardware() {
        return withGroup(
                        Stream.concat(group.stream(), Stream.of("hardwareProfile", "batchSize", "precision", "threads"))
                                .distinct()
                                .toList())
                .text();
    }

    public String text() {
        return text(PATH);
    }

    public String text(String path) {
        Address address = Address.of(path);
        for (Said part : said()) {
            address = address.with(part.name(), part.value());
        }
        return address.text();
    }

    /** What stands behind the question mark. */
    public String query() {
        String text = text();
        return text.length() > PATH.length() ? text.substring(PATH.length() + 1) : "";
    }

    /** What a saved view keeps: neither a page of it nor which view it was. */
    public String kept() {
        return withView(null).query();
    }

    /** Everything but this part; the form begins at the first page. */
    public List<Said> saidBeside(String part) {
        return withPage(null).said().stream()
                .filter(said -> !said.name().equals(part))
                .toList();
    }

    private List<Said> said() {
        var said = new ArrayList<Said>();
        add(said, "filter", filter);
        add(said, "columns", names(columns));
        add(
                said,
                "sort",
                sort.stream()
                        .map(by -> Filters.name(by.column()) + (by.descending() ? " desc" : ""))
                        .collect(Collectors.joining(",")));
        add(said, "group", names(group));
        add(
                said,
                "widths",
                widths.entrySet().stream()
                        .map(width -> Filters.name(width.getKey()) + ":" + width.getValue())
                        .collect(Collectors.joining(",")));
        add(said, "left", left == USUALLY_LEFT ? null : Integer.toString(left));
        add(said, "page", page);
        add(said, "view", view);
        add(said, "open", opened);
        return said;
    }

    private static void add(List<Said> said, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            said.add(new Said(name, value));
        }
    }

    private static String names(List<String> columns) {
        return columns.stream().map(Filters::name).collect(Collectors.joining(","));
    }

    /** Of one value with commas in it, or of several. */
    private static List<Named> names(MultiValueMap<String, String> said, String part, boolean withDirections) {
        String text = said.getOrDefault(part, List.of()).stream()
                .filter(value -> !value.isBlank())
                .collect(Collectors.joining(","));
        try {
            return text.isEmpty() ? List.of() : Names.read(text, withDirections);
        } catch (FilterError e) {
            return List.of();
        }
    }

    private static Map<String, Integer> widths(@Nullable String text) {
        var widths = new LinkedHashMap<String, Integer>();
        for (String width : text == null ? new String[0] : text.split(",(?=[^,]*:\\d+(,|$))", -1)) {
            int colon = width.lastIndexOf(':');
            int pixels = colon < 1 ? 0 : WholeNumber.within(width.substring(colon + 1), NARROWEST, WIDEST, 0);
            if (pixels > 0) {
                name(width.substring(0, colon)).ifPresent(column -> widths.put(column, pixels));
            }
        }
        return widths;
    }

    private static java.util.Optional<String> name(String written) {
        try {
            return Names.read(written, false).stream().findFirst().map(Named::name);
        } catch (FilterError e) {
            return java.util.Optional.empty();
        }
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

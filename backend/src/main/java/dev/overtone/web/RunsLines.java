package dev.overtone.web;

import dev.overtone.filter.Kind;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.Verdict;
import dev.overtone.table.Row;
import dev.overtone.tracking.RunState;
import dev.overtone.web.RunsCell.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes rows of the table for people: numbers with their units, states as badges, names as links. */
@Component
class RunsLines {

    /** What a line needs, whichever of it is shown: a latency is never without what it was measured in. */
    static final List<String> NEEDED = List.of(
            "name",
            "title",
            "state",
            "verdict",
            "moved",
            "movedBy",
            "starred",
            "pinned",
            "device",
            "hardwareProfile",
            "batchSize",
            "precision",
            "runtime",
            "threads");

    /** What tells where a link leads, beside the name that it shows. */
    static final java.util.Map<String, String> LINKED = java.util.Map.of(
            "project", "projectId",
            "experiment", "experimentId",
            "series", "seriesId",
            "search", "searchId");

    private final Profiler profiler;
    private final Figures figures;

    RunsLines(Profiler profiler, Figures figures) {
        this.profiler = profiler;
        this.figures = figures;
    }

    RunsLine line(Row row, List<RunsColumn> columns, RunsAddress address) {
        Set<String> shown = columns.stream().map(RunsColumn::name).collect(Collectors.toSet());
        RunState state = RunState.valueOf(text(row, "state"));
        List<RunsCell> cells = columns.stream()
                .map(column -> new RunsCell(column, content(row, column, shown, address)))
                .toList();
        return new RunsLine(row.id(), label(row), cells, !state.hasEnded(), is(row, "starred"), is(row, "pinned"));
    }

    private Content content(Row row, RunsColumn column, Set<String> shown, RunsAddress address) {
        Object value = row.value(column.name());
        return switch (column.name()) {
            case "name" -> name(row, shown);
            case "state" -> new RunsCell.State(badge(row));
            case "verdict" -> value == null ? new RunsCell.Blank() : new RunsCell.Verdict(words(value));
            case "hardwareProfile" -> hardware(row, shown);
            case "project", "experiment", "series", "search" -> link(row, column.name());
            case "moved" -> moved(row);
            case "fingerprint" -> new RunsCell.Link(String.valueOf(value).substring(0, 12), "/networks/" + value);
            default -> value == null ? new RunsCell.Blank() : content(value, column, row, shown, address);
        };
    }

    private Content content(Object value, RunsColumn column, Row row, Set<String> shown, RunsAddress address) {
        return switch (value) {
            case Instant at -> new RunsCell.Time(at);
            case List<?> tags ->
                tags.isEmpty()
                        ? new RunsCell.Blank()
                        : new RunsCell.Tags(tags.stream()
                                .map(tag -> tag(String.valueOf(tag), address))
                                .toList());
            case Boolean is -> is ? new RunsCell.Words("yes", null) : new RunsCell.Blank();
            case Number number -> {
                boolean headline = column.name().equals("p50");
                String verdict = headline && !shown.contains("verdict") ? warning(row) : null;
                yield new RunsCell.Figure(
                        figure(number, column),
                        verdict,
                        headline && !shown.contains("moved") && moved(row) instanceof RunsCell.Moved moved
                                ? moved
                                : null);
            }
            default -> new RunsCell.Words(String.valueOf(value), null);
        };
    }

    /** A number in the unit of its column. */
    Quantity figure(Number number, RunsColumn column) {
        String unit = column.column().unit();
        if (column.column().kind() == Kind.DURATION) {
            return figures.measure(number.doubleValue(), "s");
        }
        // Of a count's mean or median, digits behind the point say nothing once it has five before it.
        boolean whole = number instanceof Long || Math.abs(number.doubleValue()) >= 10_000;
        return switch (unit) {
            case "ms" -> figures.milliseconds(number.doubleValue());
            case "B" -> figures.bytes(Math.round(number.doubleValue()));
            case "" ->
                whole ? figures.count(Math.round(number.doubleValue())) : figures.measure(number.doubleValue(), "");
            default -> figures.measure(number.doubleValue(), unit);
        };
    }

    private static Content name(Row row, Set<String> shown) {
        Object title = shown.contains("title") ? null : row.value("title");
        String name = text(row, "name");
        return title == null ? new RunsCell.Name(name, null) : new RunsCell.Name(title.toString(), name);
    }

    private static String label(Row row) {
        Object title = row.value("title");
        return title == null ? text(row, "name") : title.toString();
    }

    /** The stage of what runs is nothing that a table is filtered by; few run at a time. */
    private StateBadge badge(Row row) {
        RunState state = RunState.valueOf(text(row, "state"));
        if (state == RunState.RUNNING) {
            var running = profiler.find(row.id()).map(details -> StateBadge.of(details.run()));
            if (running.isPresent()) {
                return running.get();
            }
        }
        return new StateBadge(
                state.name().toLowerCase(Locale.ROOT), StateBadge.label(state), null, 0, !state.hasEnded());
    }

    /** With what else a latency depends on, as far as no column of its own shows it. */
    private static Content hardware(Row row, Set<String> shown) {
        Object profile = row.value("hardwareProfile");
        Object device = row.value("device");
        var context = new ArrayList<String>();
        add(context, shown, "batchSize", row, batch -> "batch " + batch);
        add(context, shown, "precision", row, Object::toString);
        add(context, shown, "runtime", row, Object::toString);
        add(context, shown, "threads", row, threads -> threads + (threads.equals(1L) ? " thread" : " threads"));
        String on = profile != null ? profile.toString() : device != null ? device.toString() : "any device";
        return new RunsCell.Words(on, context.isEmpty() ? null : String.join(" · ", context));
    }

    private static void add(
            List<String> context, Set<String> shown, String column, Row row, Function<Object, String> words) {
        Object value = row.value(column);
        if (value != null && !shown.contains(column)) {
            context.add(words.apply(value));
        }
    }

    private static Content link(Row row, String column) {
        Object name = row.value(column);
        Object id = row.value(Objects.requireNonNull(LINKED.get(column)));
        if (name == null) {
            return new RunsCell.Blank();
        }
        String path = switch (column) {
            case "project" -> "/projects/";
            case "experiment" -> "/experiments/";
            case "search" -> "/searches/";
            default -> "/series/";
        };
        return id == null ? new RunsCell.Words(name.toString(), null) : new RunsCell.Link(name.toString(), path + id);
    }

    private static RunsCell.Tag tag(String tag, RunsAddress address) {
        String condition = "tags = '" + tag.replace("'", "''") + "'";
        return new RunsCell.Tag(
                tag,
                address.withFilter(FilterText.and(address.filter(), condition)).text());
    }

    private static @Nullable String warning(Row row) {
        Object verdict = row.value("verdict");
        return verdict == null || verdict.equals(Verdict.STABLE.name()) ? null : words(verdict);
    }

    private static Content moved(Row row) {
        return row.value("movedBy") instanceof Double ratio ? new RunsCell.Moved(ratio) : new RunsCell.Blank();
    }

    private static String words(Object verdict) {
        return verdict.toString().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String text(Row row, String column) {
        return String.valueOf(row.value(column));
    }

    private static boolean is(Row row, String column) {
        return Boolean.TRUE.equals(row.value(column));
    }
}

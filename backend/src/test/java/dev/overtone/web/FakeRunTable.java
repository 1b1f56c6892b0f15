package dev.overtone.web;

import dev.overtone.filter.Completion;
import dev.overtone.filter.Condition;
import dev.overtone.filter.Field;
import dev.overtone.filter.Filters;
import dev.overtone.filter.Kind;
import dev.overtone.filter.Vocabulary;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.RunDetails;
import dev.overtone.table.Aggregate;
import dev.overtone.table.Column;
import dev.overtone.table.ColumnGroup;
import dev.overtone.table.Group;
import dev.overtone.table.GroupColumns;
import dev.overtone.table.Groups;
import dev.overtone.table.Page;
import dev.overtone.table.Row;
import dev.overtone.table.RunTable;
import dev.overtone.table.Sort;
import dev.overtone.table.TableQuery;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import dev.overtone.tracking.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table over a fake profiler's runs, in memory; filters are read as they really are. */
class FakeRunTable implements RunTable {

    private record Known(Column column, Function<RunDetails, @Nullable Object> value) {}

    private final FakeProfiler profiler;
    private final FakeRunEdits edits;
    private final Map<String, Known> all = new LinkedHashMap<>();

    FakeRunTable(FakeProfiler profiler, FakeRunEdits edits) {
        this.profiler = profiler;
        this.edits = edits;
        texts();
        numbers();
        marks();
    }

    private void texts() {
        network("name", "Network", true, run -> run.network().name());
        Known state = known(
                "state",
                "State",
                "",
                Kind.TEXT,
                ColumnGroup.RUN,
                true,
                false,
                true,
                run -> run.run().state().name());
        Column column = state.column();
        all.put(
                "state",
                new Known(
                        new Column(
                                column.name(),
                                column.label(),
                                "",
                                Kind.TEXT,
                                "Where the run is in its life",
                                ColumnGroup.RUN,
                                Arrays.stream(RunState.values()).map(Enum::name).toList(),
                                true,
                                true,
                                false,
                                true),
                        state.value()));
        measured("p50", "p50", "ms", true, measurement -> measurement.latency().p50());
        known("hardwareProfile", "Hardware", "", Kind.TEXT, ColumnGroup.SETTINGS, true, false, true, run -> {
            var hardware = run.measurement() == null ? null : run.hardwareProfile();
            return hardware == null ? null : hardware.name();
        });
        network("family", "Family", false, run -> run.network().family());
        network("fingerprint", "Fingerprint", false, run -> run.network().fingerprint());
        known(
                "id",
                "Id",
                "",
                Kind.TEXT,
                ColumnGroup.RUN,
                false,
                false,
                false,
                run -> run.run().id().toString());
        known(
                "title",
                "Title",
                "",
                Kind.TEXT,
                ColumnGroup.RUN,
                false,
                false,
                false,
                run -> edits.titles.get(run.run().id()));
        known(
                "verdict",
                "Verdict",
                "",
                Kind.TEXT,
                ColumnGroup.LATENCY,
                true,
                false,
                false,
                run -> run.measurement() == null
                        ? null
                        : run.measurement().verdict().name());
        setting("device", "Device", TrackedRun::device);
        setting("precision", "Precision", run -> run.settings().precision());
        setting("runtime", "Runtime", run -> run.settings().runtime());
        setting("protocol", "Protocol", run -> run.settings().protocol());
        known(
                "experiment",
                "Experiment",
                "",
                Kind.TEXT,
                ColumnGroup.TEAM,
                true,
                false,
                false,
                run -> run.run().experiment());
        known("experimentId", "Experiment's id", "", Kind.TEXT, ColumnGroup.TEAM, true, false, false, _ -> null);
    }

    private void numbers() {
        total("parameters", "Parameters", run -> run.network().totals().parameters());
        total("macs", "MACs", run -> run.network().totals().macs());
        total("cio", "CIO", run -> run.network().totals().cio());
        known(
                "createdAt",
                "Created",
                "",
                Kind.TIME,
                ColumnGroup.RUN,
                false,
                false,
                true,
                run -> run.run().createdAt());
        known(
                "startedAt",
                "Started",
                "",
                Kind.TIME,
                ColumnGroup.RUN,
                false,
                false,
                false,
                run -> run.run().startedAt());
        known("batchSize", "Batch", "", Kind.NUMBER, ColumnGroup.SETTINGS, true, false, false, run ->
                (long) run.run().settings().batchSize());
        known("threads", "Threads", "", Kind.NUMBER, ColumnGroup.SETTINGS, true, false, false, run ->
                (long) run.run().settings().threads());
        measured("p90", "p90", "ms", false, measurement -> measurement.latency().p90());
        measured(
                "mean",
                "Mean",
                "ms",
                false,
                measurement -> measurement.latency().mean());
        measured("throughput", "Throughput", "images/s", false, Measurement::throughput);
        measured("peakMemoryBytes", "Peak memory", "B", false, Measurement::peakMemoryBytes);
        measured("metrics.top1", "top1", "%", false, _ -> 76.2);
    }

    private void marks() {
        known("moved", "Moved", "", Kind.FLAG, ColumnGroup.RUN, true, false, false, run -> run.moved() != null);
        known(
                "movedBy",
                "Moved by",
                "",
                Kind.NUMBER,
                ColumnGroup.LATENCY,
                false,
                false,
                false,
                run -> run.moved() == null ? null : run.moved().ratio());
        mark("starred", "Starred", run -> edits.starred.contains(run.run().id()));
        mark("pinned", "Pinned", run -> edits.pinned.contains(run.run().id()));
        mark("archived", "Archived", run -> edits.archived.contains(run.run().id()));
        known(
                "tags",
                "Tags",
                "",
                Kind.LIST,
                ColumnGroup.TEAM,
                false,
                false,
                false,
                run -> edits.tags(run.run().id()));
    }

    private void network(String name, String label, boolean shown, Function<TrackedRun, @Nullable Object> value) {
        known(name, label, "", Kind.TEXT, ColumnGroup.NETWORK, true, false, shown, run -> value.apply(run.run()));
    }

    private void setting(String name, String label, Function<TrackedRun, @Nullable Object> value) {
        known(name, label, "", Kind.TEXT, ColumnGroup.SETTINGS, true, false, false, run -> value.apply(run.run()));
    }

    private void total(String name, String label, Function<TrackedRun, @Nullable Object> value) {
        known(name, label, "", Kind.NUMBER, ColumnGroup.NETWORK, true, true, true, run -> value.apply(run.run()));
    }

    private void mark(String name, String label, Function<RunDetails, @Nullable Object> value) {
        known(name, label, "", Kind.FLAG, ColumnGroup.TEAM, true, false, false, value);
    }

    private void measured(
            String name, String label, String unit, boolean shown, Function<Measurement, @Nullable Object> value) {
        ColumnGroup group = name.startsWith("metrics.") ? ColumnGroup.METRICS : ColumnGroup.LATENCY;
        known(
                name,
                label,
                unit,
                Kind.NUMBER,
                group,
                false,
                true,
                shown,
                run -> run.measurement() == null ? null : value.apply(run.measurement()));
    }

    private Known known(
            String name,
            String label,
            String unit,
            Kind kind,
            ColumnGroup group,
            boolean groupable,
            boolean aggregatable,
            boolean shown,
            Function<RunDetails, @Nullable Object> value) {
        var known = new Known(
                new Column(
                        name,
                        label,
                        unit,
                        kind,
                        "What " + label + " means",
                        group,
                        List.of(),
                        kind != Kind.LIST,
                        groupable,
                        aggregatable,
                        shown),
                value);
        all.put(name, known);
        return known;
    }

    private Vocabulary vocabulary() {
        return new Vocabulary() {
            @Override
            public Optional<Field> find(String name) {
                return all.values().stream()
                        .map(known -> known.column().field())
                        .filter(field -> field.name().equalsIgnoreCase(name))
                        .findFirst();
            }

            @Override
            public List<Field> fields() {
                return all.values().stream()
                        .map(known -> known.column().field())
                        .toList();
            }
        };
    }

    private List<RunDetails> matching(TableQuery query) {
        Optional<Condition> condition = Filters.parse(query.filter(), vocabulary());
        boolean archivedToo = query.filter().contains("archived");
        return profiler.runs.values().stream()
                .filter(run -> !edits.trashed.contains(run.run().id()))
                .filter(run -> archivedToo || !edits.archived.contains(run.run().id()))
                .filter(run -> condition
                        .map(asked -> InMemory.holds(asked, field -> value(field.name(), run)))
                        .orElse(true))
                .sorted(order(query.sorts()))
                .toList();
    }

    private @Nullable Object value(String column, RunDetails run) {
        return known(column).value().apply(run);
    }

    private Known known(String name) {
        Known known = all.get(name);
        if (known == null) {
            throw new NoSuchElementException(name);
        }
        return known;
    }

    private Comparator<RunDetails> order(List<Sort> sorts) {
        Comparator<RunDetails> order = (_, _) -> 0;
        for (Sort sort : sorts) {
            Comparator<RunDetails> by = Comparator.comparing(
                    run -> value(sort.column(), run),
                    Comparator.nullsLast((a, b) -> (sort.descending() ? -1 : 1) * InMemory.compare(a, b)));
            order = order.thenComparing(by);
        }
        return order.thenComparing(run -> run.run().createdAt(), Comparator.reverseOrder());
    }

    private Row row(RunDetails run, List<Column> columns) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(value(column.name(), run)));
        return new Row(run.run().id(), columns, values);
    }

    @Override
    public Page page(TableQuery query) {
        List<RunDetails> runs = matching(query);
        int from = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
        int to = Math.min(runs.size(), from + query.pageSize());
        List<Column> columns = columns(query.columns());
        return new Page(
                columns,
                runs.subList(Math.min(from, to), to).stream()
                        .map(run -> row(run, columns))
                        .toList(),
                to < runs.size() ? Integer.toString(to) : null);
    }

    @Override
    public long count(TableQuery query) {
        return matching(query).size();
    }

    @Override
    public Groups groups(TableQuery query, List<String> by) {
        var all = new ArrayList<Group>();
        exportGroups(query, by, all::add);
        int before = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
        int end = Math.min(all.size(), before + query.pageSize());
        return new Groups(
                groupColumns(query, by),
                all.subList(before, end),
                before,
                end == all.size() ? null : Integer.toString(end));
    }

    @Override
    public GroupColumns groupColumns(TableQuery query, List<String> by) {
        return new GroupColumns(
                columns(by),
                columns(query.columns()).stream().filter(Column::aggregatable).toList());
    }

    @Override
    public void exportGroups(TableQuery query, List<String> by, Consumer<Group> each) {
        List<Column> aggregated = groupColumns(query, by).aggregated();
        Map<List<@Nullable Object>, List<RunDetails>> groups = new LinkedHashMap<>();
        for (RunDetails run : matching(query)) {
            List<@Nullable Object> key = new ArrayList<>();
            by.forEach(column -> key.add(value(column, run)));
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(run);
        }
        for (Map.Entry<List<@Nullable Object>, List<RunDetails>> group : groups.entrySet()) {
            List<RunDetails> runs = group.getValue();
            each.accept(new Group(
                    group.getKey(),
                    runs.size(),
                    runs.stream().anyMatch(run -> !run.run().state().hasEnded()),
                    aggregated.stream().map(column -> aggregate(column, runs)).toList()));
        }
    }

    private Aggregate aggregate(Column column, List<RunDetails> runs) {
        double[] values = runs.stream()
                .map(run -> value(column.name(), run))
                .flatMap(Stream::ofNullable)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sorted()
                .toArray();
        boolean mixed = column.unit().equals("ms")
                && runs.stream()
                                .filter(run -> run.measurement() != null)
                                .map(run -> value("hardwareProfile", run))
                                .distinct()
                                .count()
                        > 1;
        if (values.length == 0 || mixed) {
            String why = mixed ? "mixes hardware profiles" : null;
            return new Aggregate(values.length, null, null, null, null, null, null, why);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        Double half = values.length < 2 ? null : (values[values.length - 1] - values[0]) / 2;
        return new Aggregate(
                values.length,
                mean,
                values[values.length / 2],
                values[0],
                values[values.length - 1],
                half == null ? null : mean - half,
                half == null ? null : mean + half,
                null);
    }

    @Override
    public List<UUID> ids(TableQuery query, int most) {
        return matching(query).stream().limit(most).map(run -> run.run().id()).toList();
    }

    @Override
    public void export(TableQuery query, Consumer<Row> rows) {
        List<Column> columns = columns(query.columns());
        matching(query).forEach(run -> rows.accept(row(run, columns)));
    }

    @Override
    public List<Column> columns(List<String> names) {
        return names.isEmpty()
                ? all.values().stream().map(Known::column).filter(Column::shown).toList()
                : names.stream()
                        .flatMap(name -> Stream.ofNullable(all.get(name)))
                        .map(Known::column)
                        .toList();
    }

    @Override
    public List<Column> columns(Visible visible) {
        return all.values().stream().map(Known::column).toList();
    }

    @Override
    public Completion complete(String filter, int caret, Visible visible) {
        return Filters.complete(filter, caret, vocabulary());
    }
}

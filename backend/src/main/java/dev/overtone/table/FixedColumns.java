package dev.overtone.table;

import static dev.overtone.table.ColumnGroup.LATENCY;
import static dev.overtone.table.ColumnGroup.NETWORK;
import static dev.overtone.table.ColumnGroup.RUN;
import static dev.overtone.table.ColumnGroup.SETTINGS;
import static dev.overtone.table.ColumnGroup.TEAM;
import static dev.overtone.table.NewColumn.duration;
import static dev.overtone.table.NewColumn.flag;
import static dev.overtone.table.NewColumn.list;
import static dev.overtone.table.NewColumn.number;
import static dev.overtone.table.NewColumn.text;
import static dev.overtone.table.NewColumn.time;
import static dev.overtone.table.SqlType.DECIMAL;
import static dev.overtone.table.SqlType.TEXT;
import static dev.overtone.table.SqlType.TEXTS;
import static dev.overtone.table.SqlType.TIME;
import static dev.overtone.table.SqlType.UUID;
import static dev.overtone.table.SqlType.WHOLE;

import dev.overtone.tracking.RunState;
import java.util.Arrays;
import java.util.List;

/** The columns that every table of runs can have, in the order in which they are offered. */
final class FixedColumns {

    static final List<Known> ALL = List.of(
            text(RUN, "id", "Id", "The run's id").from(Source.of(UUID, "run.id")),
            text(RUN, "title", "Title", "What people call the run")
                    .groupable()
                    .from(Source.nullable(TEXT, "run.title")),
            text(NETWORK, "name", "Network", "The network's name, which tells its point in the design space")
                    .groupable()
                    .shown()
                    .from(Source.of(TEXT, "network.name", Join.NETWORK)),
            text(RUN, "state", "State", "Where the run is in its life")
                    .choices(Arrays.stream(RunState.values()).map(Enum::name).toList())
                    .groupable()
                    .shown()
                    .from(Source.of(TEXT, "run.state")),
            number(LATENCY, "p50", "p50", "ms", "Median latency of one forward of the whole batch")
                    .aggregatable()
                    .shown()
                    .from(measured("p50")),
            text(LATENCY, "verdict", "Verdict", "Whether the latency may be quoted")
                    .choices(List.of("STABLE", "NOISY", "THROTTLED", "TOO_FEW_SAMPLES"))
                    .groupable()
                    .shown()
                    .from(Source.nullable(TEXT, "measurement.verdict", Join.MEASUREMENT)),
            text(SETTINGS, "hardwareProfile", "Hardware", "What it was measured on; latencies compare within one only")
                    .groupable()
                    .shown()
                    .from(Source.nullable(TEXT, "measurement.profile_name", Join.MEASUREMENT)),
            number(NETWORK, "parameters", "Parameters", "", "Trainable parameters")
                    .groupable()
                    .aggregatable()
                    .shown()
                    .from(Source.of(WHOLE, "network.parameters", Join.NETWORK)),
            number(
                            NETWORK,
                            "macs",
                            "MACs",
                            "",
                            "Multiply-accumulates of convolutions and linear layers; 1 MAC is 2 FLOPs")
                    .groupable()
                    .aggregatable()
                    .shown()
                    .from(Source.of(WHOLE, "network.macs", Join.NETWORK)),
            number(NETWORK, "cio", "CIO", "", "Convolutional input and output, in elements at batch 1")
                    .groupable()
                    .aggregatable()
                    .shown()
                    .from(Source.of(WHOLE, "network.cio", Join.NETWORK)),
            time(RUN, "createdAt", "Created", "When it was asked for").shown().from(Source.of(TIME, "run.created_at")),
            time(RUN, "startedAt", "Started", "When a worker took it last")
                    .from(Source.nullable(TIME, "run.started_at")),
            time(RUN, "finishedAt", "Finished", "When it ended, however")
                    .from(Source.nullable(TIME, "run.finished_at")),
            duration(RUN, "waited", "Waited", "From being asked for to being taken")
                    .aggregatable()
                    .from(Source.nullable(
                            DECIMAL, "cast(extract(epoch from run.started_at - run.created_at) as float8)")),
            duration(RUN, "took", "Took", "From being taken to its end")
                    .aggregatable()
                    .from(Source.nullable(
                            DECIMAL, "cast(extract(epoch from run.finished_at - run.started_at) as float8)")),
            text(RUN, "failureCode", "Failure", "Why it failed")
                    .groupable()
                    .from(Source.nullable(TEXT, "run.failure_code")),
            flag(RUN, "moved", "Moved", "Its latency moved since other software measured the same")
                    .groupable()
                    .from(Source.of(SqlType.FLAG, "(movement.run_id is not null)", Join.MOVEMENT)),
            number(LATENCY, "movedBy", "Moved by", "", "Latency over that with the software before; 1.05 is 5 % slower")
                    .from(Source.nullable(DECIMAL, "movement.ratio", Join.MOVEMENT)),
            text(NETWORK, "fingerprint", "Fingerprint", "The same for every way to write one network")
                    .groupable()
                    .from(Source.of(TEXT, "run.fingerprint")),
            text(NETWORK, "family", "Family", "hardnet, log-densenet or densenet")
                    .groupable()
                    .from(Source.of(TEXT, "network.family", Join.NETWORK)),
            number(NETWORK, "concatElements", "Concat elements", "", "Elements that concatenations write")
                    .groupable()
                    .aggregatable()
                    .from(Source.of(WHOLE, "network.concat_elements", Join.NETWORK)),
            number(NETWORK, "peakActivationElements", "Peak activation", "", "Most elements alive at once, at batch 1")
                    .groupable()
                    .aggregatable()
                    .from(Source.of(WHOLE, "network.peak_activation_elements", Join.NETWORK)),
            number(NETWORK, "weightBytes", "Weights", "B", "Bytes of all parameters and batch norm statistics in fp32")
                    .groupable()
                    .aggregatable()
                    .from(Source.of(WHOLE, "network.weight_bytes", Join.NETWORK)),
            number(NETWORK, "moc", "MoC", "", "MACs for each element of CIO")
                    .aggregatable()
                    .from(Source.nullable(
                            DECIMAL, "(cast(network.macs as float8) / nullif(network.cio, 0))", Join.NETWORK)),
            number(NETWORK, "inputHeight", "Height", "", "Of the input, in pixels")
                    .groupable()
                    .from(ofNetwork("input_height")),
            number(NETWORK, "inputWidth", "Width", "", "Of the input, in pixels")
                    .groupable()
                    .from(ofNetwork("input_width")),
            number(NETWORK, "multiplier", "m", "", "Of a HarDNet's first block")
                    .groupable()
                    .from(Source.nullable(DECIMAL, "network.multiplier", Join.NETWORK)),
            number(NETWORK, "depth", "L", "", "Layers of all blocks together")
                    .groupable()
                    .from(ofNetwork("depth")),
            number(NETWORK, "growthRate", "k", "", "Growth rate of the first block")
                    .groupable()
                    .from(ofNetwork("growth_rate")),
            text(SETTINGS, "device", "Device", "The device that took it or was asked for")
                    .groupable()
                    .from(Source.nullable(TEXT, "coalesce(run.device_id, run.wanted_device_id)")),
            text(SETTINGS, "hardwareProfileId", "Hardware profile", "Tells profiles of one name apart")
                    .groupable()
                    .from(Source.nullable(TEXT, "measurement.profile_id", Join.MEASUREMENT)),
            number(SETTINGS, "batchSize", "Batch", "", "Images of one forward")
                    .groupable()
                    .from(Source.of(WHOLE, "run.batch_size")),
            text(SETTINGS, "precision", "Precision", "Of weights and activations")
                    .groupable()
                    .from(Source.of(TEXT, "run.\"precision\"")),
            text(SETTINGS, "runtime", "Runtime", "How the network is executed")
                    .groupable()
                    .from(Source.of(TEXT, "run.runtime")),
            number(SETTINGS, "threads", "Threads", "", "CPU threads of one operation")
                    .groupable()
                    .from(Source.of(WHOLE, "run.threads")),
            text(SETTINGS, "protocol", "Protocol", "How long it is measured: quick, standard or publish")
                    .groupable()
                    .from(Source.of(TEXT, "run.protocol")),
            latency("p90", "p90", "Latency that nine of ten forwards keep"),
            latency("p95", "p95", "Latency that 95 of 100 forwards keep"),
            latency("p99", "p99", "Latency that 99 of 100 forwards keep"),
            latency("mean", "Mean", "Mean latency"),
            latency("stddev", "Deviation", "Standard deviation of the latencies"),
            latency("iqr", "IQR", "Between the quarters of the latencies"),
            latency("min", "Least", "Least latency"),
            latency("max", "Most", "Greatest latency"),
            number(LATENCY, "samples", "Samples", "", "Forwards that were timed")
                    .aggregatable()
                    .from(Source.nullable(WHOLE, "measurement.samples", Join.MEASUREMENT)),
            number(LATENCY, "throughput", "Throughput", "images/s", "Images a second at the median latency")
                    .aggregatable()
                    .from(measured("throughput")),
            number(LATENCY, "peakMemoryBytes", "Peak memory", "B", "Most memory of the measuring process")
                    .aggregatable()
                    .from(Source.nullable(WHOLE, "measurement.peak_memory_bytes", Join.MEASUREMENT)),
            text(TEAM, "project", "Project", "Whose run it is")
                    .groupable()
                    .from(Source.of(TEXT, "project.name", Join.PROJECT)),
            text(TEAM, "projectId", "Project's id", "").groupable().from(Source.of(UUID, "run.project_id")),
            text(TEAM, "experiment", "Experiment", "What it belongs to")
                    .groupable()
                    .from(Source.nullable(TEXT, "experiment.name", Join.EXPERIMENT)),
            text(TEAM, "experimentId", "Experiment's id", "")
                    .groupable()
                    .from(Source.nullable(UUID, "run.experiment_id")),
            list(TEAM, "tags", "Tags", "tags = 'x' is: has the tag x").from(Source.of(TEXTS, "run.tags")),
            text(TEAM, "series", "Series", "The sweep or set that it was asked for with")
                    .groupable()
                    .from(Source.nullable(TEXT, "series.title", Join.SERIES)),
            text(TEAM, "seriesId", "Series' id", "").groupable().from(Source.nullable(UUID, "run.series_id")),
            text(TEAM, "search", "Search", "The search that asked for it first")
                    .groupable()
                    .from(Source.nullable(TEXT, "search.title", Join.SEARCH)),
            text(TEAM, "searchId", "Search's id", "").groupable().from(Source.nullable(UUID, "search.id", Join.SEARCH)),
            flag(TEAM, "starred", "Starred", "You starred it")
                    .from(new Source(SqlType.FLAG, false, FixedColumns::starred)),
            flag(TEAM, "pinned", "Pinned", "Somebody pinned it")
                    .groupable()
                    .from(Source.of(SqlType.FLAG, "run.pinned")),
            flag(TEAM, "archived", "Archived", "Out of the way; such runs are listed only where a filter says so")
                    .groupable()
                    .from(Source.of(SqlType.FLAG, "(run.archived_at is not null)")),
            text(TEAM, "note", "Note", "What people wrote about it")
                    .from(Source.nullable(TEXT, "nullif(run.notes, '')")));

    private FixedColumns() {}

    private static Known latency(String name, String label, String description) {
        return number(LATENCY, name, label, "ms", description).aggregatable().from(measured(name));
    }

    private static Source measured(String column) {
        return Source.nullable(DECIMAL, "measurement." + column, Join.MEASUREMENT);
    }

    private static Source ofNetwork(String column) {
        return Source.nullable(WHOLE, "network." + column, Join.NETWORK);
    }

    private static String starred(Statement statement) {
        String star = statement.join(
                "star",
                alias -> "left join star as %1$s on %1$s.run_id = run.id and %1$s.person_id = %2$s"
                        .formatted(alias, statement.value(statement.person())));
        return "(" + star + ".run_id is not null)";
    }
}

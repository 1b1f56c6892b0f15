package dev.overtone.tracking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A run as it was asked for; its way through the states is written by {@link RunTransitions}. */
@Entity
@Table(name = "run")
class RunRow {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    private @Nullable UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private RunState state;

    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "fingerprint")
    private NetworkRow network;

    @JdbcTypeCode(SqlTypes.JSON)
    private String spec;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "experiment_id")
    private @Nullable ExperimentRow experiment;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "project_id")
    private ProjectRow project;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    private @Nullable String title;
    private String notes;
    private boolean pinned;
    private @Nullable Instant archivedAt;
    private @Nullable Instant trashedAt;
    private @Nullable UUID clonedFrom;

    private int batchSize;

    @Column(name = "\"precision\"")
    private String precision;

    private String runtime;
    private int threads;
    private String protocol;
    private boolean counters;
    private @Nullable String wantedDeviceId;
    private @Nullable String deviceId;

    @SuppressWarnings("UnusedVariable") // the database reads it
    private @Nullable String idempotencyKey;

    private @Nullable String requestDigest;
    private @Nullable UUID seriesId;

    private @Nullable Integer seriesPosition;

    private @Nullable Double seriesValue;

    @Formula("(select series.together from series where series.id = series_id)")
    private @Nullable Boolean together;

    private int attempt;
    private @Nullable String stage;
    private double progress;
    private boolean cancelRequested;
    private @Nullable String failureCode;
    private @Nullable String failureStage;
    private @Nullable String failureMessage;

    protected RunRow() {}

    RunRow(
            NetworkRow network,
            String spec,
            RunSettings settings,
            @Nullable String wantedDeviceId,
            ProjectRow project,
            @Nullable ExperimentRow experiment,
            List<String> tags,
            Instant createdAt) {
        this.state = RunState.QUEUED;
        this.network = network;
        this.spec = spec;
        this.batchSize = settings.batchSize();
        this.precision = settings.precision();
        this.runtime = settings.runtime();
        this.threads = settings.threads();
        this.protocol = settings.protocol();
        this.counters = settings.counters();
        this.wantedDeviceId = wantedDeviceId;
        this.project = project;
        this.experiment = experiment;
        this.notes = "";
        this.tags = List.copyOf(tags);
        this.createdAt = createdAt;
    }

    void answerRepeatsOf(String key, String digest) {
        this.idempotencyKey = key;
        this.requestDigest = digest;
    }

    void comeFrom(@Nullable UUID cloned) {
        this.clonedFrom = cloned;
    }

    void takePlace(SeriesPlace place) {
        this.seriesId = place.series();
        this.seriesPosition = place.position();
        this.seriesValue = place.value();
        this.together = place.together();
    }

    boolean wasAskedBy(String digest) {
        return digest.equals(requestDigest);
    }

    TrackedRun tracked() {
        return new TrackedRun(
                java.util.Objects.requireNonNull(id),
                state,
                createdAt,
                startedAt,
                finishedAt,
                network.savedAs(spec),
                deviceId != null ? deviceId : wantedDeviceId,
                new RunSettings(batchSize, precision, runtime, threads, protocol, counters),
                experiment == null ? null : experiment.name(),
                tags,
                stage,
                progress,
                attempt,
                cancelRequested,
                failureCode == null || failureStage == null || failureMessage == null
                        ? null
                        : new Failure(failureCode, failureStage, failureMessage),
                seriesId == null || seriesPosition == null
                        ? null
                        : new SeriesPlace(seriesId, seriesPosition, seriesValue, Boolean.TRUE.equals(together)),
                project.named(),
                experiment == null ? null : experiment.id(),
                new Remarks(title, notes, pinned, archivedAt, trashedAt),
                clonedFrom);
    }
}

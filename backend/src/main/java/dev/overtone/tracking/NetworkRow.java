package dev.overtone.tracking;

import dev.overtone.analysis.Totals;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "network")
class NetworkRow {

    @Id
    private String fingerprint;

    private String name;
    private String family;

    @JdbcTypeCode(SqlTypes.JSON)
    private String spec;

    private long parameters;
    private long macs;
    private long cio;

    @Column(name = "cio_without_depthwise_downsampling")
    private long cioWithoutDepthwiseDownsampling;

    private long concatElements;
    private long peakActivationElements;
    private long weightBytes;
    private Instant createdAt;
    private @Nullable String title;
    private String notes = "";
    private @Nullable Instant savedAt;

    /** Kept by the database as runs finish. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastMeasuredAt;

    protected NetworkRow() {}

    NetworkRow(String fingerprint, @Nullable String title, NetworkSpec spec, Totals totals, Instant createdAt) {
        this.fingerprint = fingerprint;
        this.title = title;
        this.name = NetworkName.of(spec);
        this.family = spec.family();
        this.spec = NetworkJson.writeText(spec);
        this.parameters = totals.parameters();
        this.macs = totals.macs();
        this.cio = totals.cio();
        this.cioWithoutDepthwiseDownsampling = totals.cioWithoutDepthwiseDownsampling();
        this.concatElements = totals.concatElements();
        this.peakActivationElements = totals.peakActivationElements();
        this.weightBytes = totals.weightBytes();
        this.createdAt = createdAt;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** When it was saved first is kept. */
    void save(Description description, Instant now) {
        describe(description);
        if (savedAt == null) {
            savedAt = now;
        }
    }

    void describe(Description description) {
        if (description.title() != null) {
            title = description.title().isEmpty() ? null : description.title();
        }
        if (description.notes() != null) {
            notes = description.notes();
        }
    }

    NetworkEntry entry(int runs) {
        return new NetworkEntry(savedAs(spec), title, notes, savedAt, runs, lastMeasuredAt);
    }

    /** The same network as somebody else wrote it (dropout probabilities may differ). */
    SavedNetwork savedAs(String writtenForm) {
        var totals = new Totals(
                parameters,
                macs,
                cio,
                cioWithoutDepthwiseDownsampling,
                concatElements,
                peakActivationElements,
                weightBytes);
        String inReadingOrder = NetworkJson.writeText(NetworkJson.read(writtenForm));
        return new SavedNetwork(fingerprint, name, family, inReadingOrder, totals, createdAt);
    }
}

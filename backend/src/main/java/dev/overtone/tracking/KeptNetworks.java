package dev.overtone.tracking;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.Fingerprint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The networks in the database. */
@Service
@Transactional
class KeptNetworks implements Networks {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    /** By fingerprint. */
    private static final Map<String, Presets.Preset> PRESETS = Presets.all().stream()
            .collect(Collectors.toMap(preset -> Fingerprint.of(preset.network()), Function.identity()));

    private final NetworkRows rows;
    private final NetworkListing listing;
    private final JdbcClient jdbc;
    private final Clock clock;

    KeptNetworks(NetworkRows rows, NetworkListing listing, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.listing = listing;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NetworkEntry> find(String fingerprint) {
        return row(fingerprint).map(this::entry);
    }

    @Override
    @Transactional(readOnly = true)
    public NetworkPage list(NetworkQuery query) {
        NetworkListing.Page page = listing.find(query);
        return new NetworkPage(entries(page.fingerprints()), page.nextPageToken());
    }

    @Override
    public Save save(NetworkSpec network, Description description, @Nullable String madeFrom) {
        description.check();
        boolean isNew = row(Fingerprint.of(network)).isEmpty();
        NetworkRow row = keep(network);
        row.save(description, now());
        trace(row.fingerprint(), madeFrom);
        return new Save(entry(row), isNew);
    }

    @Override
    public String enter(NetworkSpec network) {
        return keep(network).fingerprint();
    }

    @Override
    public Optional<NetworkEntry> describe(String fingerprint, Description description) {
        description.check();
        return row(fingerprint).map(row -> {
            row.describe(description);
            return entry(row);
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Lineage lineage(String fingerprint) {
        return new Lineage(
                entries(relatives("made_from", "fingerprint", fingerprint)),
                entries(relatives("fingerprint", "made_from", fingerprint)));
    }

    /** The row of this network, made if it is new; a preset's under its id. */
    NetworkRow keep(NetworkSpec spec) {
        String fingerprint = Fingerprint.of(spec);
        return rows.findById(fingerprint).orElseGet(() -> {
            // Two requests may bring the same new network: the second waits here and then finds it.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:fingerprint, 0))")
                    .param("fingerprint", fingerprint)
                    .query(rs -> {});
            // Flushed, since lineage is written past Hibernate and refers to it.
            return rows.findById(fingerprint)
                    .orElseGet(() -> rows.saveAndFlush(new NetworkRow(
                            fingerprint,
                            presetId(fingerprint),
                            spec,
                            Analysis.of(spec.graph()).totals(),
                            now())));
        });
    }

    /**
     * Notes what a network was made from; that it was made from itself, or from what was made from it, says nothing.
     *
     * @throws InvalidEntry if neither the ledger nor the presets know {@code madeFrom}
     */
    void trace(String fingerprint, @Nullable String madeFrom) {
        if (madeFrom == null || madeFrom.equals(fingerprint)) {
            return;
        }
        NetworkRow parent = keepIfKnown(madeFrom)
                .orElseThrow(() -> new InvalidEntry(List.of(new Violation(
                        "madeFrom",
                        madeFrom.length() <= 64 ? madeFrom : madeFrom.substring(0, 64) + "…",
                        "the fingerprint of a saved or run network, or of a preset",
                        "There is no network of the fingerprint in madeFrom."))));
        jdbc.sql("""
                        insert into network_lineage (fingerprint, made_from, created_at)
                        select :fingerprint, :parent, now()
                        where not exists (
                            select 1 from network_lineage where fingerprint = :parent and made_from = :fingerprint)
                        on conflict do nothing""")
                .param("fingerprint", fingerprint)
                .param("parent", parent.fingerprint())
                .update();
    }

    /** The row of this fingerprint, made if it is a preset's that nobody kept so far; empty if nobody knows it. */
    Optional<NetworkRow> keepIfKnown(String fingerprint) {
        return row(fingerprint)
                .or(() -> Optional.ofNullable(PRESETS.get(fingerprint)).map(preset -> keep(preset.network())));
    }

    boolean isKnown(String fingerprint) {
        return PRESETS.containsKey(fingerprint) || row(fingerprint).isPresent();
    }

    /** Those of these fingerprints that the ledger has. */
    List<String> kept(Collection<String> fingerprints) {
        return jdbc.sql("select fingerprint from network where fingerprint = any(:fingerprints)")
                .param("fingerprints", fingerprints.toArray(String[]::new))
                .query((row, _) -> row.getString("fingerprint"))
                .list();
    }

    private Optional<NetworkRow> row(String fingerprint) {
        return FINGERPRINT.matcher(fingerprint).matches() ? rows.findById(fingerprint) : Optional.empty();
    }

    private static @Nullable String presetId(String fingerprint) {
        Presets.Preset preset = PRESETS.get(fingerprint);
        return preset == null ? null : preset.id();
    }

    private List<String> relatives(String wanted, String known, String fingerprint) {
        return jdbc.sql(
                        "select %s from network_lineage where %s = :fingerprint order by created_at desc, %1$s limit :most"
                                .formatted(wanted, known))
                .param("fingerprint", fingerprint)
                .param("most", MOST_RELATIVES)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private NetworkEntry entry(NetworkRow row) {
        return row.entry(runs(List.of(row.fingerprint())).getOrDefault(row.fingerprint(), 0));
    }

    /** In the order asked for. */
    private List<NetworkEntry> entries(List<String> fingerprints) {
        if (fingerprints.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> runs = runs(fingerprints);
        Map<String, NetworkRow> found = rows.findAllByFingerprintIn(fingerprints).stream()
                .collect(Collectors.toMap(NetworkRow::fingerprint, Function.identity()));
        return fingerprints.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(row -> row.entry(runs.getOrDefault(row.fingerprint(), 0)))
                .toList();
    }

    private Map<String, Integer> runs(List<String> fingerprints) {
        return jdbc
                .sql(
                        "select fingerprint, count(*) as runs from run where fingerprint in (:fingerprints) and trashed_at is null group by fingerprint")
                .param("fingerprints", fingerprints)
                .query((row, _) -> Map.entry(row.getString("fingerprint"), row.getInt("runs")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package dev.overtone.web;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.tracking.Description;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.Lineage;
import dev.overtone.tracking.NetworkEntry;
import dev.overtone.tracking.NetworkPage;
import dev.overtone.tracking.NetworkQuery;
import dev.overtone.tracking.Networks;
import dev.overtone.tracking.TrackedRun;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger without a database. Its networks are what a test saves, and those of a {@link FakeProfiler}'s runs. */
class FakeNetworks implements Networks {

    private final FakeProfiler profiler;
    private final Map<String, NetworkEntry> saved = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();

    FakeNetworks(FakeProfiler profiler) {
        this.profiler = profiler;
    }

    void clear() {
        saved.clear();
        parents.clear();
    }

    @Override
    public Optional<NetworkEntry> find(String fingerprint) {
        return all().filter(entry -> entry.network().fingerprint().equals(fingerprint))
                .findFirst();
    }

    @Override
    public NetworkPage list(NetworkQuery query) {
        String text = query.text() == null ? "" : query.text().toLowerCase(Locale.ROOT);
        if (query.pageToken() != null && !query.pageToken().matches("\\d+")) {
            throw refused("pageToken");
        }
        List<NetworkEntry> found = all().filter(entry -> query.family() == null
                        || query.family().equals(entry.network().family()))
                .filter(entry -> switch (query.state()) {
                    case null -> true;
                    case SAVED -> entry.savedAt() != null;
                    case MEASURED -> entry.lastMeasuredAt() != null;
                })
                .filter(entry -> (entry.label() + entry.network().name())
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
                .sorted(Comparator.comparing(NetworkEntry::label))
                .toList();
        int from = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
        int to = Math.min(found.size(), from + query.pageSize());
        return new NetworkPage(found.subList(from, to), to < found.size() ? Integer.toString(to) : null);
    }

    @Override
    public Save save(NetworkSpec network, Description description, @Nullable String madeFrom) {
        String fingerprint = Fingerprint.of(network);
        boolean isNew = find(fingerprint).isEmpty();
        if (madeFrom != null && !madeFrom.equals(fingerprint)) {
            Presets.all().stream()
                    .filter(preset -> find(madeFrom).isEmpty()
                            && Fingerprint.of(preset.network()).equals(madeFrom))
                    .forEach(preset -> saved.put(madeFrom, entry(preset.network(), "", null)));
            if (find(madeFrom).isEmpty()) {
                throw refused("madeFrom");
            }
            parents.put(fingerprint, madeFrom);
        }
        saved.put(fingerprint, entry(network, "", FakeProfiler.NOON));
        return new Save(describe(fingerprint, description).orElseThrow(), isNew);
    }

    @Override
    public String enter(NetworkSpec network) {
        String fingerprint = Fingerprint.of(network);
        saved.putIfAbsent(fingerprint, entry(network, "", null));
        return fingerprint;
    }

    @Override
    public Optional<NetworkEntry> describe(String fingerprint, Description said) {
        if (said.title() != null && said.title().length() > Description.LONGEST_TITLE) {
            throw refused("title");
        }
        return find(fingerprint).map(old -> {
            String title = said.title() == null ? old.title() : said.title().isEmpty() ? null : said.title();
            var next = new NetworkEntry(
                    old.network(),
                    title,
                    said.notes() == null ? old.notes() : said.notes(),
                    old.savedAt(),
                    old.runs(),
                    old.lastMeasuredAt());
            saved.put(fingerprint, next);
            return next;
        });
    }

    @Override
    public Lineage lineage(String fingerprint) {
        List<NetworkEntry> from = Optional.ofNullable(parents.get(fingerprint)).flatMap(this::find).stream()
                .toList();
        List<NetworkEntry> into = parents.entrySet().stream()
                .filter(edge -> edge.getValue().equals(fingerprint))
                .flatMap(edge -> find(edge.getKey()).stream())
                .toList();
        return new Lineage(from, into);
    }

    private Stream<NetworkEntry> all() {
        var all = new LinkedHashMap<String, NetworkEntry>();
        profiler.runs.values().stream()
                .map(details -> details.run().network())
                .forEach(network -> all.put(
                        network.fingerprint(),
                        new NetworkEntry(network, presetId(NetworkJson.read(network.json())), "", null, 0, null)));
        all.putAll(saved);
        return all.values().stream().map(this::counted);
    }

    private NetworkEntry counted(NetworkEntry entry) {
        List<TrackedRun> runs = profiler.runs.values().stream()
                .map(details -> details.run())
                .filter(run ->
                        run.network().fingerprint().equals(entry.network().fingerprint()))
                .toList();
        Instant last = runs.stream()
                .map(TrackedRun::finishedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new NetworkEntry(entry.network(), entry.title(), entry.notes(), entry.savedAt(), runs.size(), last);
    }

    private static NetworkEntry entry(NetworkSpec network, String notes, @Nullable Instant savedAt) {
        return new NetworkEntry(FakeProfiler.saved(network), presetId(network), notes, savedAt, 0, null);
    }

    private static @Nullable String presetId(NetworkSpec network) {
        return Presets.all().stream()
                .filter(preset -> preset.network().equals(network))
                .map(Presets.Preset::id)
                .findFirst()
                .orElse(null);
    }

    private static InvalidEntry refused(String field) {
        return new InvalidEntry(Collections.singletonList(
                new Violation(field, "it", "something else", field + " must be something else.")));
    }
}

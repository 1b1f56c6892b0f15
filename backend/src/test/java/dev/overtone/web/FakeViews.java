package dev.overtone.web;

import dev.overtone.table.NewView;
import dev.overtone.table.View;
import dev.overtone.table.Views;
import dev.overtone.tracking.Visible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Views without a database. */
class FakeViews implements Views {

    final Map<UUID, View> views = new LinkedHashMap<>();

    /** Somebody else, who shares what they keep. */
    static final UUID OTHER = new UUID(7, 7);

    @Override
    public List<View> list(UUID person, Visible visible) {
        return views.values().stream()
                .filter(view -> view.shared() || view.owner().equals(person))
                .toList();
    }

    @Override
    public Optional<View> find(UUID id, UUID person, Visible visible) {
        return list(person, visible).stream()
                .filter(view -> view.id().equals(id))
                .findFirst();
    }

    @Override
    public View create(UUID owner, NewView view) {
        var id = new UUID(0x0199_0000_0000_7000L, 4_000_000L + views.size());
        return keep(id, owner, view);
    }

    @Override
    public Optional<View> change(UUID id, UUID owner, NewView view) {
        return Optional.ofNullable(views.get(id))
                .filter(old -> old.owner().equals(owner))
                .map(_ -> keep(id, owner, view));
    }

    @Override
    public boolean remove(UUID id, UUID owner) {
        return views.values()
                .removeIf(view -> view.id().equals(id) && view.owner().equals(owner));
    }

    private View keep(UUID id, UUID owner, NewView view) {
        var kept = new View(
                id,
                view.project(),
                owner,
                owner.equals(OTHER) ? "ada" : "local",
                view.name(),
                view.shared(),
                view.state(),
                FakeProfiler.NOON,
                FakeProfiler.NOON);
        views.put(id, kept);
        return kept;
    }
}

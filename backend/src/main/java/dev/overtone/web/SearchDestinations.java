package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.search.Search;
import dev.overtone.search.Searches;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Searches, newest first. */
@Component
@Order(4)
class SearchDestinations implements Destinations {

    /** Older ones are found in the list of searches. */
    private static final int LOOKED_THROUGH = 200;

    private static final int SHORT_ID = 18;

    private final Searches searches;
    private final Caller caller;
    private final Figures figures;

    SearchDestinations(Searches searches, Caller caller, Figures figures) {
        this.searches = searches;
        this.caller = caller;
        this.figures = figures;
    }

    @Override
    public String kind() {
        return "Searches";
    }

    @Override
    public List<Destination> find(@Nullable String text, int most) {
        String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        var visible = new Visible(caller.visibleProjects());
        return searches.newest(visible, LOOKED_THROUGH).stream()
                .filter(search -> search.title().toLowerCase(Locale.ROOT).contains(wanted)
                        || search.id().toString().startsWith(wanted))
                .limit(most)
                .map(this::destination)
                .toList();
    }

    private Destination destination(Search search) {
        String id = search.id().toString();
        return new Destination(
                "search-" + id,
                search.title(),
                StateBadge.of(search).label() + " · " + figures.time(search.createdAt()) + " · "
                        + id.substring(0, SHORT_ID),
                "/searches/" + id);
    }
}

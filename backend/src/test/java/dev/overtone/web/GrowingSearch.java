package dev.overtone.web;

import dev.overtone.FreePort;
import dev.overtone.search.Search;
import dev.overtone.search.SearchState;
import dev.overtone.search.SearchTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A search without a driver that grows when it is told to, served to whoever watches its page. */
public final class GrowingSearch implements AutoCloseable {

    private static final String TITLE = "Still at it";

    private final int port = FreePort.find();
    private final ConfigurableApplicationContext server;
    private final FakeSearches searches;
    private final UUID id;

    /** @param trials that it begins with */
    public GrowingSearch(int trials) {
        var application = new SpringApplication(PagesPreview.class);
        application.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", port));
        server = application.run("empty");
        searches = server.getBean(FakeSearches.class);
        id = searches.add(TITLE, SearchState.RUNNING, trials);
    }

    public String address() {
        return "http://127.0.0.1:" + port + "/searches/" + id;
    }

    /** So many trials more, of which pages hear at once. */
    public void grow(int by) {
        List<SearchTrial> trials = new ArrayList<>(searches.trials(id));
        int before = trials.size();
        UUID more = searches.add("More of it", SearchState.RUNNING, before + by);
        List<SearchTrial> longer = searches.trials(more);
        trials.addAll(longer.subList(before, before + by));
        searches.trials.remove(more);
        searches.searches.remove(more);
        searches.trials.put(id, trials);
        Search search = searches.find(id).orElseThrow();
        searches.searches.put(
                id,
                FakeSearches.search(
                        id, TITLE, SearchState.RUNNING, search.space(), search.objectives(), search.budget(), trials));
        searches.tell(id);
    }

    @Override
    public void close() {
        server.close();
    }
}

package dev.overtone.web;

import dev.overtone.search.SearchState;
import java.util.UUID;
import java.util.stream.Stream;

/** Scenes of searches. */
final class SearchScenes {

    private SearchScenes() {}

    static Stream<Scene> all() {
        return Stream.of(
                new Scene("searches", "empty", _ -> "/searches"),
                new Scene("searches", "filled", s -> {
                    s.searches().add("Around hardnet-68, fast and able", SearchState.RUNNING, 84);
                    s.searches().add("Dry run of a larger space", SearchState.PAUSED, 1);
                    s.searches().add("Small enough for a phone", SearchState.FINISHED, 400);
                    s.searches().add("Stopped before it found anything", SearchState.STOPPED, 0);
                    return "/searches";
                }),
                new Scene("searches", "new", _ -> "/searches/new"),
                new Scene("searches", "new-around", s -> s.filled("/searches/new?network=hardnet-68")),
                new Scene("searches", "new-refused", s -> s.filled("/searches/new?network=hardnet-68"))
                        .then(page -> {
                            page.locator("#values-1").fill("many");
                            page.locator("#trials").fill("");
                            page.locator("#at-most-1").fill("3");
                            page.locator("#begin-search").press("Enter");
                            page.locator(".problem:not([hidden])").first().waitFor();
                        })
                        .expecting("422"),
                new Scene("searches", "compare-none", _ -> "/searches/compare"),
                new Scene("searches", "compare", s -> {
                    s.filled("");
                    UUID one = s.searches().add("Around hardnet-68, fast and able", SearchState.FINISHED, 400);
                    UUID other = s.searches().add("Around hardnet-68, by chance", SearchState.FINISHED, 120);
                    return "/searches/compare?search=" + one + "&search=" + other + "&x=macs&y=parameters";
                }),
                new Scene("search", "begun", s -> s.searches().at("Around hardnet-68", SearchState.RUNNING, 0)),
                new Scene("search", "running", s -> s.searches().at("Around hardnet-68", SearchState.RUNNING, 84)),
                new Scene("search", "dry-run", s -> s.searches().at("Around hardnet-68", SearchState.PAUSED, 1)),
                new Scene("search", "finished", s -> s.searches().at("Around hardnet-68", SearchState.FINISHED, 400)),
                new Scene(
                                "search",
                                "selected",
                                s -> s.searches().at("Around hardnet-68", SearchState.FINISHED, 400)
                                        + "?selected=3-6&colour=0&show=selected&until=250")
                        .then(page -> page.locator("#selection:not([hidden])").waitFor()),
                new Scene("search", "stopped", s -> s.searches().at("Around hardnet-68", SearchState.STOPPED, 0)),
                new Scene(
                                "search",
                                "large",
                                s -> s.searches().at("Ten thousand networks", SearchState.FINISHED, 10_000))
                        .then(page ->
                                page.locator("#trials-table tbody tr").first().waitFor()),
                new Scene("search", "stop-asked", s -> s.searches().at("Around hardnet-68", SearchState.RUNNING, 84))
                        .then(page -> {
                            page.locator("#stop-open").press("Enter");
                            page.locator("#stop").waitFor();
                        }));
    }
}

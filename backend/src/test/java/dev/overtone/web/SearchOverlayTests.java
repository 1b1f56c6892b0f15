package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.profiling.Verdict;
import dev.overtone.search.SearchState;
import dev.overtone.tracking.MetricEntry;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Fronts of several searches over each other. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class SearchOverlayTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeSearches searches;

    @Autowired
    private FakeProfiler profiler;

    @BeforeEach
    void startsEmpty() {
        searches.clear();
        profiler.clear();
    }

    @Test
    void offersWhatThereIs() {
        page("").contains("No search yet");
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 60);
        page("").contains("Fast and able", id.toString()).doesNotContain("overlay-data");
    }

    @Test
    void knowsOfPresetsWhatWasAttachedAndNoMore(
            @Autowired PresetFigures presets, @Autowired FakeMetrics metrics, @Autowired FakeNetworks networks) {
        metrics.clear();
        metrics.attach(
                networks.enter(FakeProfiler.preset("hardnet-68")), new MetricEntry("top1", 76.5, "%", "a table"));
        UUID id = searches.add("Fast and able", SearchState.FINISHED, 60);

        double[] values =
                presets
                        .of(searches.find(id).orElseThrow(), List.of("parameters", "naswot", "peakMemory", "top1"))
                        .stream()
                        .filter(preset -> preset.id().equals("hardnet-68"))
                        .findFirst()
                        .orElseThrow()
                        .values();

        assertThat(values).containsExactly(17_565_348, Double.NaN, Double.NaN, 76.5);
    }

    @Test
    void laysFrontsAndPublishedNetworksOverEachOther() {
        UUID one = searches.add("Fast and able", SearchState.FINISHED, 60);
        UUID other = searches.add("By chance", SearchState.FINISHED, 40);
        page("?search=" + one + "&search=" + other + "&x=macs&y=parameters")
                .contains(
                        "overlay-data",
                        "\"name\":\"Fast and able\"",
                        "\"name\":\"By chance\"",
                        "\"name\":\"hardnet-85\"",
                        "Beats",
                        " %")
                .doesNotContain("NaN", "Left out");
        page("?search=" + one + "&presets=no&x=macs").doesNotContain("\"name\":\"hardnet-85\"");
        assertThat(new Answers(mvc).to("/searches/compare?search=" + new UUID(9, 9)))
                .hasStatus(404);
    }

    @Test
    void drawsPublishedNetworksOnlyWhereTheyWereMeasuredLikeTheSearch() {
        profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 18.4, 1240, Verdict.STABLE);
        UUID one = searches.add("Fast and able", SearchState.FINISHED, 60);
        page("?search=" + one + "&x=latency&y=parameters")
                .contains("\"name\":\"hardnet-39ds\"", "Not measured like this, and so not drawn")
                .doesNotContain("\"name\":\"hardnet-85\"");
    }

    @Test
    void leavesOutWhatMeasuredOtherwise() {
        UUID one = searches.add("Fast and able", SearchState.FINISHED, 60);
        UUID other = searches.add("On another device", SearchState.FINISHED, 40);
        searches.move(other, "cpu-2e77d0c1");
        page("?search=" + one + "&search=" + other + "&x=latency&y=parameters")
                .contains("Left out")
                .doesNotContain("\"name\":\"On another device\"");
        page("?search=" + one + "&search=" + other + "&x=macs&y=parameters").doesNotContain("Left out");
    }

    private AbstractStringAssert<?> page(String query) {
        return new Answers(mvc).page("/searches/compare" + query);
    }
}

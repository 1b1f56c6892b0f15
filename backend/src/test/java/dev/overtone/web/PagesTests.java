package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Counters;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.SeriesRequest;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Description;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.RunState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every page on a fake profiler: what it answers, what it shows, what it does with nonsense. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class PagesTests {

    private static final UUID NOBODY = new UUID(9, 9);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @Autowired
    private FakeNetworks networks;

    @BeforeEach
    void startsWithoutRuns() {
        profiler.clear();
        networks.clear();
    }

    @Test
    void homeOffersAFirstStepToSomebodyWhoHasNothing() {
        assertPage("/").contains("Open HarDNet-68 in the Designer", "Measure it", "picture-data");
    }

    @Test
    void homeShowsWhatRunsAndWhatIsNew() {
        var running = profiler.add(FakeProfiler.preset("hardnet-68"), RunState.RUNNING, "MEASURING", 0.42, null);
        assertPage("/").contains("measuring 42 %", running.run().network().name(), "AMD EPYC", "every 2s");
        assertPage("/now").contains("measuring 42 %").doesNotContain("<html");
    }

    @Test
    void homeCountsEveryRunThatWaitsAndListsTheFirst() {
        profiler.add(FakeProfiler.preset("hardnet-68"), RunState.RUNNING, "MEASURING", 0.42, null);
        for (int i = 0; i < 45; i++) {
            profiler.add(FakeProfiler.preset("hardnet-39ds"), RunState.QUEUED, null, 0, null);
        }
        assertPage("/").contains("1 running, 45 queued", "and 34 more in the queue");
    }

    @Test
    void homeStopsAskingWhenNothingIsLive() {
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1200, Verdict.STABLE);
        assertPage("/").contains("The queue is empty").doesNotContain("every 2s");
    }

    @Test
    void seriesLeadsToItsFormWhenThereAreNone() {
        assertPage("/series").contains("No series yet", "Measure three presets together");
        assertPage("/series/new").contains("Name a network first").doesNotContain("Measure the series");
        assertPage("/series/new?network=hardnet-68").contains("Growth rate k", "Measure the series");
    }

    @Test
    void aSeriesShowsEachPlaceBesideItsFirst() {
        List<RunDetails> members = List.of(
                profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 20, 1200, Verdict.STABLE),
                profiler.addFinished(FakeProfiler.preset("hardnet-68"), 50, 1200, Verdict.STABLE),
                profiler.add(FakeProfiler.preset("hardnet-85"), RunState.QUEUED, null, 0, null));
        var series = profiler.addSeries("Three of them", null, true, members);
        assertPage("/series/" + series.series().id())
                .contains("Three of them", "took turns", "2 of 3 measured", "2.502×", "every 2s", "series-data");
        assertPage("/series/" + series.series().id() + "/members").doesNotContain("<html");
        assertPage("/series").contains("Three of them", "networks, taking turns", "2 of 3");
        assertThat(mvc.get().uri("/series/" + series.series().id() + ".csv").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("run,network,fingerprint,value,state,p50_ms", "QUEUED", "hardnet_d8-16");
        assertThat(mvc.get().uri("/series/" + NOBODY).exchange()).hasStatus(404);
    }

    @Test
    void aSweepIsQueuedFromItsForm() {
        assertThat(sweep("axis", "batchSize", "values", "1, 2..4, 8..32 by 12")).hasStatus3xxRedirection();
        SeriesRequest queued = profiler.submittedSeries.getFirst();
        assertThat(queued.axis()).isEqualTo("batchSize");
        assertThat(queued.members())
                .extracting(member -> member.request().batchSize())
                .containsExactly(1, 2, 3, 4, 8, 20, 32);

        assertThat(sweep("axis", "depth", "block", "2", "values", "4, 8")).hasStatus3xxRedirection();
        assertThat(profiler.submittedSeries.getLast().axis()).isEqualTo("blocks[1].depth");
    }

    @Test
    void aSweepThatIsWrongIsToldBesideItsField() {
        assertThat(sweep("axis", "depth", "block", "1", "values", "4, 900"))
                .hasStatus(422)
                .bodyText()
                .contains("problem-values", "1..512", "value=\"4, 900\"");
        assertThat(sweep("axis", "depth", "block", "1", "values", "four"))
                .hasStatus(422)
                .bodyText()
                .contains("“four” is none");
        assertThat(sweep("axis", "growthRate", "block", "9", "values", "4"))
                .hasStatus(422)
                .bodyText()
                .contains("problem-block", "name one");
        assertThat(sweep("axis", "", "values", "")).hasStatus(422).bodyText().contains("Name 2..12 networks");
        assertThat(profiler.submittedSeries).isEmpty();
    }

    private MvcTestResult sweep(String... fields) {
        var request = mvc.post().uri("/series").param("network", "hardnet-68");
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void thePaletteOffersWhatIsCalledSoAndTakesAnything() {
        var run = profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 21.9, 100, Verdict.STABLE);
        assertPage("/jump?q=DENSENET-1")
                .contains("/designer?preset=densenet-161")
                .doesNotContain("hardnet-68", "<html");
        assertPage("/jump?q=d4-16").contains(address(run), "Runs").doesNotContain("Presets");
        for (String odd : new String[] {"", "%00%01", "%F0%9F%98%80", "%3Cscript%3E", "a".repeat(4000)}) {
            assertThat(mvc.get().uri(java.net.URI.create("/jump?q=" + odd)).exchange())
                    .hasStatusOk();
        }
    }

    @Test
    void aFinishedRunShowsWhereItsTimeAndItsMemoryWent() {
        var run = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 400, Verdict.STABLE);
        assertPage(address(run))
                .contains(
                        "base.<wbr>1.<wbr>conv",
                        "Batch norms",
                        "Concatenations",
                        "Before the first and after the last",
                        "64 × 112×112",
                        "−2.0 %",
                        "timed node by node",
                        "calibration of",
                        "The network’s own, at the peak",
                        "weights and")
                .doesNotContain("Hardware counters</h2>");
        assertThat(mvc.get().uri(address(run) + "/layers.csv").exchange())
                .hasStatusOk()
                .hasContentType("text/csv;charset=UTF-8")
                .bodyText()
                .startsWith("\"node\",\"name\",\"type\"")
                .contains(
                        "\"base.0.conv\",\"conv2d\",\"3\",\"224\",\"224\",\"32\",\"112\",\"112\"",
                        "\"after the last\"");
    }

    @Test
    void aRunThatWasMeasuredBeforeSaysThatItHasNoLayers() {
        var run = profiler.addOld(FakeProfiler.preset("hardnet-68"), 48.31, 400, Verdict.STABLE);
        assertPage(address(run))
                .contains("The layers of this run were not timed", "was not noted for this run")
                .doesNotContain("layer-times");
        assertThat(mvc.get().uri(address(run) + "/layers.csv").exchange()).hasStatus(404);
    }

    @Test
    void aRunShowsWhatWasCountedBesideWhatThePaperSays() {
        var counted = profiler.addCounted(
                FakeProfiler.preset("hardnet-68"),
                48.31,
                new Counters(
                        12,
                        java.util.List.of(new Counters.Event("cycles", 1.5e8, "", 0.5)),
                        123_456_789L,
                        "Misses, as far as they tell."));
        var none = profiler.addCounted(
                FakeProfiler.preset("hardnet-68"),
                48.31,
                new Counters(0, java.util.List.of(), null, "There are none."));
        assertPage(address(counted))
                .contains(
                        "Hardware counters</h2>",
                        "123.5",
                        "CIO in fp32",
                        "As executed",
                        "the mean of 12",
                        "counted 50.0 % of the time",
                        "Misses, as far as they tell.");
        assertPage(address(none)).contains("There are none.").doesNotContain("CIO in fp32");
    }

    @Test
    void measureAsksForCountersWhereTheyAreWanted() {
        profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 21.9, 100, Verdict.STABLE);
        assertPage("/designer").contains("Collect hardware counters", "perf counts cycles, instructions");
        assertThat(mvc.post()
                        .uri("/runs")
                        .param("network", "{\"preset\": \"hardnet-39ds\"}")
                        .param("counters", "true")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri("/runs")
                        .param("network", "{\"preset\": \"hardnet-39ds\"}")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(profiler.submitted)
                .extracting(dev.overtone.profiling.RunRequest::counters)
                .containsExactly(true, false);
    }

    @Test
    void aFinishedRunShowsItsNumberWithItsContext() {
        var run = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 400, Verdict.STABLE);
        assertPage(address(run))
                .contains(
                        "Stable",
                        "AMD EPYC 9B45, 2 cores",
                        "fp32",
                        "224×224",
                        "MACs/s",
                        "elements/s",
                        "too few samples",
                        "PyTorch 2.7.1",
                        "Numerics check",
                        "Open in Designer",
                        "Measure again",
                        "curl -X POST");
        assertPage(address(run)).doesNotContain("sse-connect", "Cancel run");
    }

    @Test
    void aRunningRunIsWatchedAndCanBeCancelled() {
        var run = profiler.add(FakeProfiler.preset("hardnet-68"), RunState.RUNNING, "WARMING", 0.5, null);
        assertPage(address(run)).contains("sse-connect=\"" + address(run) + "/live\"", "warming up", "Cancel run");
        assertPage(address(run) + "/status").contains("warming up").doesNotContain("<html");
        assertThat(mvc.post().uri(address(run) + "/cancel").exchange()).hasRedirectedUrl(address(run));
        assertPage(address(run)).contains("This run was cancelled");
        assertThat(mvc.post().uri(address(run) + "/cancel").exchange())
                .as("again")
                .hasRedirectedUrl(address(run));
    }

    @Test
    void aFailedRunSaysWhatToDo() {
        var failure = new Failure("OUT_OF_MEMORY", "BUILDING", "It needs 41 GB <script>.");
        var run = profiler.add(FakeProfiler.preset("hardnet-85"), RunState.FAILED, null, 0, failure);
        assertPage(address(run))
                .contains(
                        "Failed while building the network",
                        "It needs 41 GB &lt;script&gt;.",
                        "Lower the batch",
                        "OUT_OF_MEMORY");
    }

    @Test
    void aRunsChartsReadItsSamples() {
        var run = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 400, Verdict.STABLE);
        assertThat(mvc.get().uri(address(run) + "/samples.json"))
                .bodyJson()
                .extractingPath("$.values.length()")
                .isEqualTo(400);
    }

    @Test
    void networksSaysWhatToDoWhenThereAreNone() {
        assertPage("/networks").contains("No network is kept yet", "Open the Designer");
        assertPage("/networks?q=wide <b>").contains("“wide &lt;b&gt;”", "Show all networks");
        assertPage("/networks?family=densenet&sort=colour&direction=sideways").contains("No network like this");
    }

    @Test
    void networksShowsWhatWasSavedAndWhatWasMeasured() {
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81.3, 400, Verdict.NOISY);
        save("hardnet-68", "Mine <script>", null);
        assertPage("/networks")
                .contains("Mine &lt;script&gt;", "HarDNet", "DenseNet", "17.57", "81.", "noisy", "AMD EPYC")
                .doesNotContain("Mine <script>");
        assertPage("/networks?family=hardnet").contains("Mine").doesNotContain("densenet_d");
        assertPage("/networks?state=saved").contains("Mine").doesNotContain("densenet_d");
        assertPage("/networks?state=measured&family=densenet")
                .contains(
                        "densenet_d",
                        "state=saved",
                        "family=hardnet&amp;state=measured",
                        "name=\"state\" value=\"measured\"")
                .doesNotContain("Mine");
        assertPage("/networks?state=lost").contains("Mine", "densenet_d");
        assertPage("/networks?q=mine&family=hardnet&sort=macs&direction=asc")
                .contains("aria-sort=\"ascending\"", "value=\"mine\"", "q=mine&amp;family=densenet&amp;sort=macs");
    }

    @Test
    void networksPagesByToken() {
        for (int i = 1; i <= NetworksPage.SIZE + 1; i++) {
            networks.save(
                    NetworkJson.read("{\"preset\": \"hardnet-68\", \"classes\": " + i + "}"),
                    new Description("Number " + i, null),
                    null);
        }
        assertPage("/networks?q=number").contains("href=\"/networks?q=number&amp;page=50\"", "Next page");
        assertPage("/networks?page=50").contains("First page").doesNotContain("Next page");
        assertThat(mvc.get().uri("/networks?page=never").exchange()).hasRedirectedUrl("/networks");
    }

    @Test
    void aNetworkShowsItsNotesItsRunsAndItsLineage() {
        String parent = save("hardnet-68", null, null);
        String child = networks.save(
                        NetworkJson.read("{\"preset\": \"hardnet-68\", \"multiplier\": 1.6}"),
                        new Description("Narrower", "One\n<b>two</b>"),
                        parent)
                .entry()
                .network()
                .fingerprint();
        profiler.addFinished(
                NetworkJson.read(networks.find(child).orElseThrow().network().json()), 40, 400, Verdict.NOISY);

        assertPage("/networks/" + child)
                .contains(
                        "Narrower",
                        "One<br>\n&lt;b&gt;two&lt;/b&gt;",
                        "Made from",
                        "href=\"/networks/" + parent + "\"",
                        "m 1.7 → 1.6",
                        "compared with hardnet-68",
                        "fastest p50",
                        "one run",
                        "/designer?from=" + child,
                        "Copy JSON",
                        "  &quot;stem&quot;: [32, 64],\n",
                        "    {&quot;growthRate&quot;: 14, &quot;depth&quot;: 8,",
                        child)
                .doesNotContain("<b>two", "Made into", "every 2s");
        assertPage("/networks/" + parent).contains("hardnet-68", "Made into", "Narrower", "Not measured yet");
        profiler.add(FakeProfiler.preset("hardnet-68"), RunState.QUEUED, null, 0, null);
        assertPage("/networks/" + parent).contains("every 2s");
        assertPage("/networks/" + parent + "/runs").contains("Queued").doesNotContain("<html", "Made into");
    }

    @Test
    void aNetworkIsRenamedInPlace() {
        String address = "/networks/" + save("hardnet-68", "Old", "kept");
        assertThat(mvc.post()
                        .uri(address)
                        .param("title", "New")
                        .param("notes", "kept")
                        .exchange())
                .hasRedirectedUrl(address);
        assertPage(address).contains("New").doesNotContain("Old");
        var refused = mvc.post()
                .uri(address)
                .param("title", "x".repeat(201))
                .param("notes", "typed")
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyText()
                .contains("Must be something else.", "x".repeat(201), "typed", "<details class=\"edit\" open");
    }

    @Test
    void theDesignerSavesWhatItShows() {
        String design = "{\"preset\": \"hardnet-68\", \"multiplier\": 1.6}";
        var saved = mvc.post()
                .uri("/networks")
                .param("network", design)
                .param("title", "Narrower")
                .param("notes", "")
                .param("madeFrom", "hardnet-68")
                .exchange();
        assertThat(saved).hasStatus(201);
        String fingerprint = Fingerprint.of(NetworkJson.read(design));
        assertThat(saved)
                .bodyText()
                .contains("/networks/" + fingerprint, "Narrower")
                .doesNotContain("<html");
        assertThat(networks.lineage(fingerprint).madeFrom()).hasSize(1);
        assertPage("/designer?from=" + fingerprint)
                .contains("value=\"" + fingerprint + "\"", "data-label=\"Narrower\"");
        assertPage("/designer").contains("data-label=\"hardnet-68\"");

        assertThat(mvc.post().uri("/networks").param("network", "{").exchange()).hasStatus(422);
        assertThat(mvc.post().uri("/networks").param("network", "{}").exchange())
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri("/networks")
                        .param("network", design)
                        .param("madeFrom", "nobody")
                        .exchange())
                .hasStatus(422);
    }

    @Test
    void measuringTellsWhatTheDesignWasMadeFrom() {
        mvc.post()
                .uri("/runs")
                .param("network", "{\"preset\": \"hardnet-68\", \"classes\": 19}")
                .param("madeFrom", "hardnet-68")
                .exchange();
        assertThat(profiler.submitted.getFirst().madeFrom())
                .isEqualTo(Fingerprint.of(FakeProfiler.preset("hardnet-68")));
    }

    private String save(String preset, @Nullable String title, @Nullable String notes) {
        return networks.save(FakeProfiler.preset(preset), new Description(title, notes), null)
                .entry()
                .network()
                .fingerprint();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String unknown = "/networks/" + "0".repeat(64);
        assertThat(mvc.get().uri(unknown)).hasStatus(404);
        assertThat(mvc.get().uri(unknown + "/runs")).hasStatus(404);
        assertThat(mvc.get().uri("/networks/seven")).hasStatus(404);
        assertThat(mvc.post().uri(unknown).param("title", "x")).hasStatus(404);
        assertThat(mvc.get().uri("/designer?from=seven")).hasStatus(404);
        assertThat(mvc.get().uri("/runs/" + NOBODY)).hasStatus(404);
        assertThat(mvc.get().uri("/runs/" + NOBODY + "/samples.json")).hasStatus(404);
        assertThat(mvc.get().uri("/runs/" + NOBODY + "/live")).hasStatus(404);
        assertThat(mvc.get().uri("/runs/seven")).hasStatus(404);
        assertThat(mvc.get().uri("/designer?run=" + NOBODY)).hasStatus(404);
        assertThat(mvc.post().uri("/runs/" + NOBODY + "/cancel")).hasStatus(404);
    }

    @Test
    void loginTellsNeitherNameNorPasswordApart() {
        assertPage("/login").contains("User name", "Password").doesNotContain("is wrong", "Sign in with");
        assertPage("/login?error=").contains("User name or password is wrong.");
    }

    static String address(RunDetails run) {
        return "/runs/" + run.run().id();
    }

    private org.assertj.core.api.AbstractStringAssert<?> assertPage(String address) {
        MvcTestResult result = mvc.get().uri(address).exchange();
        assertThat(result).as(address).hasStatusOk();
        return result.assertThat().bodyText();
    }
}

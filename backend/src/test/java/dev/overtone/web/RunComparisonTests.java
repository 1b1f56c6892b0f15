package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.comparison.Comparison;
import dev.overtone.comparison.Comparisons;
import dev.overtone.comparison.LayerComparison;
import dev.overtone.comparison.RunFact;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Standing;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.MetricEntry;
import dev.overtone.tracking.RunState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Runs against a baseline, two devices side by side, what moved, and one device, on a fake profiler. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class RunComparisonTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @Autowired
    private Comparisons comparisons;

    @Autowired
    private FakeMetrics metrics;

    @BeforeEach
    void startsWithoutRuns() {
        profiler.clear();
    }

    @Test
    void saysWhichOfTwoRunsIsFasterAndByHowMuch() {
        RunDetails a = finished(48);
        RunDetails b = finished(42);
        assertThat(page(a, b))
                .hasStatusOk()
                .bodyText()
                .containsPattern("B is 1[12]\\.\\d % faster \\(ratio 0\\.8\\d\\d, 95 % interval")
                .contains("Both compute the same outputs", "Nothing that was noted differs")
                .contains("/runs/compare?runs=" + id(a) + "," + id(b) + "&amp;base=" + id(b))
                .contains("/api/v1/run-comparisons?runs=" + id(a) + "," + id(b) + "&amp;base=" + id(a))
                .doesNotContain("data-testid=\"standings\"");
    }

    @Test
    void namesTheOtherRunByItsLetterWhicheverIsTheBaseline() {
        RunDetails a = finished(48);
        RunDetails b = finished(42);
        assertThat(get("/runs/compare?runs=" + id(a) + "," + id(b) + "&base=" + id(b)))
                .bodyText()
                .containsPattern("A is 1[34]\\.\\d % slower");
    }

    @Test
    void saysThatTwoCannotBeToldApart() {
        assertThat(page(finished(48), finished(48)))
                .bodyText()
                .contains("Not distinguishable (ratio ")
                .doesNotContain("Not of one kind");
    }

    @Test
    void tellsOnlyWhatDiffersOfTheEnvironmentsAndWhoMayNotBeQuoted() {
        RunDetails a = finished(48);
        RunDetails b = profiler.addMoved(a, 55);
        assertThat(page(a, b)).bodyText().contains("PyTorch 2.8.0 through DJL 0.36.0", "PyTorch 2.7.1");
        RunDetails noisy = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 50, 400, Verdict.NOISY);
        assertThat(page(a, noisy)).bodyText().contains("May not be quoted", "B is not stable");
        assertThat(page(a, b)).bodyText().doesNotContain("May not be quoted");
    }

    @Test
    void leadsFromAnAddressOfTwoToThatOfMany() {
        RunDetails a = finished(48);
        RunDetails b = finished(42);
        assertThat(get("/runs/compare?a=" + id(a) + "&b=" + id(b)))
                .hasRedirectedUrl("/runs/compare?runs=" + id(a) + "," + id(b) + "&base=" + id(a));
        assertThat(get("/runs/compare?a=" + id(a))).hasRedirectedUrl("/runs/compare?runs=" + id(a) + "&base=" + id(a));
    }

    @Test
    void setsApartWhatIsOfAnotherKindAndShowsWhatHasNoLatency() {
        RunDetails base = finished(48);
        RunDetails faster = finished(42);
        RunDetails elsewhere = profiler.addElsewhere(FakeProfiler.preset("hardnet-68"), 20);
        RunDetails eight = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 300, 400, Verdict.STABLE, 8);
        RunDetails queued = profiler.add(FakeProfiler.preset("hardnet-68"), RunState.QUEUED, null, 0, null);
        Comparison comparison = comparisons.compare(
                List.of(base, faster, elsewhere, eight, queued), base.run().id());
        assertThat(comparison.latency().comparisons()).isEqualTo(1);
        assertThat(comparison.ofOneKind()).containsExactlyInAnyOrder(0, 1);
        RunFact p50 = fact(comparison, "p50");
        assertThat(p50.best(comparison.comparable(p50)))
                .as("the fastest elsewhere is not the best here")
                .containsExactly(1);
        RunFact macs = fact(comparison, "macs");
        assertThat(macs.differs()).isFalse();
        assertThat(comparison.comparable(macs)).hasSize(5);
        assertThat(page(base, faster, elsewhere, eight, queued))
                .hasStatusOk()
                .bodyText()
                .contains("another hardware profile (Intel Xeon w5-2455X, 8 cores instead of AMD EPYC 9B45, 2 cores)")
                .contains("another batch (8 instead of 1)", "No latency", "not compared")
                .contains("One comparison, nothing to correct", "C is of another kind than the baseline")
                .containsPattern("12\\.\\d % faster");
    }

    @Test
    void allowsForTheNumberOfComparisonsAndSaysSo() {
        RunDetails base = finished(48);
        RunDetails[] all = Stream.concat(
                        Stream.of(base), Stream.generate(() -> finished(50)).limit(19))
                .toArray(RunDetails[]::new);
        assertThat(page(all)).bodyText().contains("allow for 19 comparisons (Holm)", "20 of at most 20", ">T<");
    }

    @Test
    void holdsNothingAgainstABaselineWithoutALatency() {
        RunDetails failed = profiler.add(
                FakeProfiler.preset("hardnet-68"),
                RunState.FAILED,
                null,
                0,
                new Failure("OUT_OF_MEMORY", "BUILDING", "It needs more than there is."));
        assertThat(page(failed, finished(48), finished(49)))
                .bodyText()
                .contains("The baseline has no latency", "choose another baseline", "It needs more than there is.")
                .contains("Nothing here compares with the baseline");
    }

    @Test
    void hidesWhatAllShareAndCountsIt() {
        RunDetails a = finished(48);
        RunDetails b = finished(42);
        RunDetails c = profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 20, 400, Verdict.STABLE);
        metrics.attach(b.run().id(), new MetricEntry("top1", 76.2, "%", "by hand"));
        assertThat(get("/runs/compare?runs=" + ids(a, b, c) + "&only=true"))
                .bodyText()
                .containsPattern("data-only=\"true\"")
                .containsPattern("\\d+ that all share are hidden")
                .containsPattern("<tr (?=[^>]*class=\"differs\")[^>]*data-fact=\"macs\"")
                .containsPattern("<tr (?=[^>]*class=\"same\")[^>]*data-fact=\"precision\"")
                .contains("k, block 1", "metrics.top1");
        assertThat(get("/runs/compare.csv?runs=" + ids(a, b, c) + "&only=true"))
                .bodyText()
                .contains("\"macs\"")
                .doesNotContain("\"precision\"");
        assertThat(get("/runs/compare.tsv?runs=" + ids(a, b))).bodyText().contains("Settings\tprecision\t\tfp32\tfp32");
        assertThat(get("/runs/compare.csv?runs=" + id(a)).getResponse().getStatus())
                .isEqualTo(422);
    }

    @Test
    void alignsLayersAndOrdersThemByTheLargestStep() {
        RunDetails a = finished(48);
        RunDetails b = finished(42);
        RunDetails other = profiler.addFinished(FakeProfiler.preset("densenet-121"), 80, 400, Verdict.STABLE);
        RunDetails old = profiler.addOld(FakeProfiler.preset("hardnet-68"), 47, 400, Verdict.STABLE);
        assertThat(page(a, b)).bodyText().contains("aligned by their module’s name", "base.<wbr>0.<wbr>conv");
        assertThat(page(a, other, old))
                .bodyText()
                .contains("The networks differ", "Block 1, layer 1", "C was measured without timing its layers");
        assertThat(page(old, a)).bodyText().contains("so there are no steps from it");
        Comparison comparison = comparisons.compare(List.of(a, b), a.run().id());
        List<LayerComparison.Row> rows = comparisons.layers(comparison).byChange(0);
        assertThat(rows)
                .isSortedAccordingTo(Comparator.comparingDouble((LayerComparison.Row row) -> row.change(0))
                        .reversed());
        assertThat(rows.getFirst().change(0)).isPositive();
    }

    @Test
    void refusesInWordsWhatDoesNotCompare() {
        RunDetails a = finished(48);
        assertThat(page(a)).bodyText().contains("Choose another run", "2 to 20 runs are compared");
        assertThat(page(a, a)).bodyText().contains("Choose another run");
        String many = Stream.generate(() -> id(finished(48))).limit(21).collect(Collectors.joining(","));
        assertThat(get("/runs/compare?runs=" + many))
                .bodyText()
                .contains("2 to 20 runs are compared, 21 are named")
                .doesNotContain("facts-table");
        UUID nobody = UUID.randomUUID();
        assertThat(get("/runs/compare?runs=" + ids(a, finished(42)) + "," + nobody + ",x"))
                .hasStatusOk()
                .bodyText()
                .contains("There is no run " + nobody, "There is no run x here", "facts-table");
        assertThat(get("/runs/compare?runs=" + ids(a, finished(42)) + "&base=" + nobody))
                .bodyText()
                .contains("is not among these runs");
        for (String odd : new String[] {
            "?a=",
            "?a=&b=",
            "?a=nothing",
            "?b=%00",
            "?run=x&run=y",
            "?a=%3Cscript%3E",
            "?runs=%3Cscript%3E",
            "?runs=,,",
            "?runs=1-1-1-1-1",
            "?runs={x}&base={y}".replace("{", "%7B").replace("}", "%7D"),
            "?q=%00"
        }) {
            assertThat(get("/runs/compare" + odd).getResponse().getStatus()).isIn(200, 302);
        }
    }

    @Test
    void takesRowsThatWereMarkedTheOldestAsTheBaseline() {
        RunDetails older = finished(48);
        RunDetails newer = finished(47);
        RunDetails newest = finished(46);
        assertThat(get("/runs/compare?run=" + id(newest) + "&run=" + id(older) + "&run=" + id(newer)))
                .hasRedirectedUrl("/runs/compare?runs=" + ids(older, newer, newest) + "&base=" + id(older));
        assertThat(get("/runs")).bodyText().contains("value=\"" + id(older) + "\"", "compare-chosen");
    }

    @Test
    void offersRunsOfTheSameNetworkFirstAndFindsOthers() {
        RunDetails a = finished(48);
        RunDetails b = finished(49);
        RunDetails other = profiler.addFinished(FakeProfiler.preset("densenet-121"), 80, 400, Verdict.STABLE);
        assertThat(page(a))
                .bodyText()
                .containsSubsequence("The same network", id(b), "Other networks on the same hardware", id(other));
        assertThat(get("/runs/compare/offers?runs=" + id(a) + "&q=densenet"))
                .bodyText()
                .contains("runs=" + id(a) + "," + id(other))
                .doesNotContain(id(b), "<html");
        assertThat(get("/runs/compare/offers?runs=" + id(a) + "&q=" + id(b)))
                .bodyText()
                .contains("runs=" + id(a) + "," + id(b));
        assertThat(get("/runs/compare/offers?runs=" + id(a) + "&q=nothing"))
                .bodyText()
                .contains("No finished run");
        assertThat(get("/runs/" + id(a))).bodyText().contains("/runs/compare?a=" + id(a), "Compare with");
    }

    @Test
    void tellsOfARunThatMovedWhereverItIsListed() {
        RunDetails before = finished(48);
        RunDetails after = profiler.addMoved(before, 52);
        assertThat(get("/runs/" + id(after)))
                .bodyText()
                .containsPattern("Slower by \\d\\.\\d % since an update")
                .contains("libtorch 2.7.1 → 2.8.0", "/runs/" + id(before));
        assertThat(get("/")).bodyText().contains("Moved since an update", id(after), "libtorch 2.7.1 → 2.8.0");
        assertThat(get("/runs?filter=moved"))
                .bodyText()
                .contains("run-" + id(after))
                .doesNotContain("run-" + id(before));
        assertThat(get("/runs")).bodyText().contains("run-" + id(before), "↑ moved</span>", "filter=moved");
        assertThat(get("/runs/" + id(before))).bodyText().doesNotContain("since an update");
    }

    @Test
    void listsTheDevicesAndWhatEachDoes() {
        assertThat(get("/devices")).hasStatusOk().bodyText().contains("No device yet");
        finished(48);
        profiler.add(FakeProfiler.preset("hardnet-68ds"), RunState.RUNNING, "MEASURING", 0.42, null);
        assertThat(get("/devices"))
                .bodyText()
                .contains("Taking runs", "bench:4242 since", "/devices/cpu-1f0c5a9e", "No worker", "every 2s");
        assertThat(get("/devices/table")).bodyText().contains("Taking runs").doesNotContain("<html");
    }

    @Test
    void pausesDrainsResumesAndCalibratesADevice() {
        finished(48);
        String address = "/devices/cpu-1f0c5a9e";
        assertThat(get(address))
                .bodyText()
                .contains("Matrix product, bf16", "341.7", "Memory, copied", "Calibrate again", "Pause")
                .doesNotContain("Resume");
        assertThat(mvc.post().uri(address + "/drain").exchange()).hasRedirectedUrl(address);
        assertThat(get(address)).bodyText().contains("Draining", "stay queued until it is resumed", "Resume");
        mvc.post().uri(address + "/pause").exchange();
        assertThat(get(address + "/now")).bodyText().contains("Paused").doesNotContain("<html");
        mvc.post().uri(address + "/resume").exchange();
        assertThat(profiler.device("cpu-1f0c5a9e").orElseThrow().device().standing())
                .isEqualTo(Standing.TAKING);
        mvc.post().uri(address + "/calibrate").exchange();
        assertThat(get(address)).bodyText().contains("Asked for", "disabled");
        assertThat(get("/devices/cpu-9").getResponse().getStatus()).isEqualTo(404);
        assertThat(mvc.post()
                        .uri("/devices/cpu-9/pause")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void holdsTwoDevicesAgainstEachOther() {
        finished(48);
        assertThat(get("/devices/compare?a=cpu-1f0c5a9e&b=cpu-2e77d0c1"))
                .bodyText()
                .contains("do not compare", "AMD EPYC 9B45", "Intel Xeon w5-2455X", "Matrix product, fp32", "3.434");
        assertThat(get("/devices/compare?a=nothing")).hasStatusOk().bodyText().contains("Choose two devices");
    }

    private RunDetails finished(double milliseconds) {
        return profiler.addFinished(FakeProfiler.preset("hardnet-68"), milliseconds, 400, Verdict.STABLE);
    }

    private static String id(RunDetails run) {
        return run.run().id().toString();
    }

    private static String ids(RunDetails... runs) {
        return Arrays.stream(runs).map(RunComparisonTests::id).collect(Collectors.joining(","));
    }

    private static RunFact fact(Comparison comparison, String name) {
        return comparison.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult page(RunDetails... runs) {
        return get("/runs/compare?runs=" + ids(runs));
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(java.net.URI.create(address)).exchange();
    }
}

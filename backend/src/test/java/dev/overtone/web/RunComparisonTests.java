package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Standing;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.RunState;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two runs or two devices side by side, what moved, and one device, on a fake profiler. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class RunComparisonTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

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
                .contains("data-a=\"" + id(a), "Both compute the same outputs", "Nothing that was noted differs")
                .contains("/runs/compare?a=" + id(b) + "&amp;b=" + id(a))
                .contains("/api/v1/run-comparisons?a=" + id(a) + "&amp;b=" + id(b));
    }

    @Test
    void saysThatTwoCannotBeToldApart() {
        assertThat(page(finished(48), finished(48)))
                .bodyText()
                .contains("Not distinguishable (ratio ")
                .doesNotContain("Not of one kind");
    }

    @Test
    void warnsOfAnotherContextAndTellsOnlyWhatDiffersOfTheEnvironments() {
        RunDetails a = finished(48);
        RunDetails b = profiler.addMoved(a, 55);
        assertThat(page(a, b))
                .bodyText()
                .contains("PyTorch 2.8.0 through DJL 0.36.0", "PyTorch 2.7.1")
                .doesNotContain("25.0.1 (Temurin)");
        RunDetails noisy = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 50, 400, Verdict.NOISY);
        assertThat(page(a, noisy)).bodyText().contains("May not be quoted", "B is not stable");
        assertThat(page(a, b)).bodyText().doesNotContain("May not be quoted");
        RunDetails eight = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 300, 400, Verdict.STABLE, 8);
        assertThat(page(a, eight)).bodyText().contains("Not of one kind", "batch (1 and 8)");
    }

    @Test
    void refusesInWordsWhatDoesNotCompare() {
        RunDetails a = finished(48);
        RunDetails queued = profiler.add(FakeProfiler.preset("hardnet-68"), RunState.QUEUED, null, 0, null);
        assertThat(page(a, queued)).hasStatusOk().bodyText().contains("Not compared", "has no result yet");
        assertThat(page(a, a)).bodyText().contains("not compared with itself");
        RunDetails elsewhere = profiler.addElsewhere(FakeProfiler.preset("hardnet-68"), 20);
        assertThat(page(a, elsewhere)).bodyText().contains("latencies compare only within one hardware profile");
        assertThat(get("/runs/compare?a=" + UUID.randomUUID() + "&b=" + id(a)))
                .hasStatusOk()
                .bodyText()
                .contains("There is no run");
        for (String odd : new String[] {"?a=", "?a=&b=", "?a=nothing", "?b=%00", "?run=x&run=y", "?a=%3Cscript%3E"}) {
            assertThat(get("/runs/compare" + odd).getResponse().getStatus()).isIn(200, 302);
        }
    }

    @Test
    void takesRowsThatWereMarkedTheOlderFirst() {
        RunDetails older = finished(48);
        RunDetails newer = finished(47);
        assertThat(get("/runs/compare?run=" + id(newer) + "&run=" + id(older)))
                .hasRedirectedUrl("/runs/compare?a=" + id(older) + "&b=" + id(newer));
        assertThat(get("/runs")).bodyText().contains("value=\"" + id(older) + "\"", "compare-chosen");
    }

    @Test
    void offersARunsOthersOfTheSameNetworkFirst() {
        RunDetails a = finished(48);
        RunDetails b = finished(49);
        RunDetails other = profiler.addFinished(FakeProfiler.preset("densenet-121"), 80, 400, Verdict.STABLE);
        assertThat(get("/runs/compare?a=" + id(a)))
                .bodyText()
                .containsSubsequence("The same network", id(b), "Other networks on the same hardware", id(other));
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
        assertThat(get("/runs")).bodyText().contains("run-" + id(before), ">moved</span>", "filter=moved");
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

    private MvcTestResult page(RunDetails a, RunDetails b) {
        return get("/runs/compare?a=" + id(a) + "&b=" + id(b));
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(java.net.URI.create(address)).exchange();
    }
}

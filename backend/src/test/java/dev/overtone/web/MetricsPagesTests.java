package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Description;
import dev.overtone.tracking.MetricEntry;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Metrics on the pages of networks and runs: attached, shown with their source, refused, removed, imported. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class MetricsPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @Autowired
    private FakeNetworks networks;

    @Autowired
    private FakeMetrics metrics;

    private String network = "";

    @BeforeEach
    void startsWithOneNetwork() {
        profiler.clear();
        networks.clear();
        metrics.clear();
        network = networks.save(FakeProfiler.preset("hardnet-68"), new Description(null, null), null)
                .entry()
                .network()
                .fingerprint();
    }

    @Test
    void aNetworksMetricsAreAttachedAndRemovedOnItsPage() {
        assertThat(mvc.get().uri("/networks/" + network)).bodyText().contains("Nothing was attached yet");
        assertThat(mvc.post()
                        .uri("/networks/" + network + "/metrics")
                        .param("name", "top1")
                        .param("value", "76.2")
                        .param("unit", "%")
                        .param("source", "me <b>")
                        .exchange())
                .hasRedirectedUrl("/networks/" + network + "#metrics");
        var metric = metrics.ofNetwork(network).orElseThrow().getFirst();
        assertThat(mvc.get().uri("/networks/" + network))
                .bodyText()
                .contains("76.20", "me &lt;b&gt;", "/metrics/" + metric.id() + "/remove", "<option value=\"top1\">")
                .doesNotContain("Nothing was attached yet", "earlier");
        assertThat(mvc.post().uri("/metrics/" + metric.id() + "/remove").exchange())
                .hasRedirectedUrl("/networks/" + network + "#metrics");
        assertThat(mvc.post().uri("/metrics/" + metric.id() + "/remove")).hasStatus(404);
    }

    @Test
    void whatIsRefusedStaysTyped() {
        var refused = mvc.post()
                .uri("/networks/" + network + "/metrics")
                .param("name", "1st")
                .param("value", "fast")
                .param("source", "kept")
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyText()
                .contains("value=\"1st\"", "value=\"kept\"", "Must be a finite number, was fast.", "Must be a letter");
        assertThat(mvc.post().uri("/networks/" + "0".repeat(64) + "/metrics")).hasStatus(404);
    }

    @Test
    void anEarlierValueIsMarked() {
        metrics.attach(network, new MetricEntry("top1", 1e-9, "", ""));
        metrics.attach(network, new MetricEntry("top1", 2, "", ""));
        assertThat(mvc.get().uri("/networks/" + network))
                .bodyText()
                .containsOnlyOnce(">earlier<")
                .contains("1.000e−9", "nobody said");
    }

    @Test
    void aRunsMetricsAreAttachedOnItsPage() {
        UUID run = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1200, Verdict.STABLE)
                .run()
                .id();
        String address = "/runs/" + run + "/metrics";
        assertThat(mvc.post()
                        .uri(address)
                        .param("name", "power")
                        .param("value", "41")
                        .exchange())
                .hasRedirectedUrl("/runs/" + run + "#metrics");
        assertThat(mvc.get().uri("/runs/" + run)).bodyText().contains("power", "41.00");
        assertThat(mvc.post().uri(address).param("name", "").param("value", "1"))
                .hasStatus(422);
        var metric = metrics.ofRun(run).orElseThrow().getFirst().id();
        assertThat(mvc.post().uri("/metrics/" + metric + "/remove").exchange())
                .hasRedirectedUrl("/runs/" + run + "#metrics");
    }

    @Test
    void aTableIsImportedOrRefusedWhole() {
        assertThat(mvc.post()
                        .uri("/networks/metrics")
                        .param("csv", "header\nline\nline")
                        .exchange())
                .hasRedirectedUrl("/networks?attached=2#metrics");
        assertThat(mvc.get().uri("/networks?attached=2")).bodyText().contains("Attached: 2.");
        assertThat(mvc.get().uri("/networks?attached=<b>"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Attached:");
        var refused =
                mvc.post().uri("/networks/metrics").param("csv", "header\n<x>").exchange();
        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyText()
                .contains("Nothing was attached", "Line 2, column 3: value", "header\n&lt;x&gt;</textarea>");
        assertThat(mvc.get().uri("/networks/metrics.csv")).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
    }
}

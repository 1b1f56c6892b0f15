package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.tracking.Description;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Signals on a network's page: asked for, waited for, shown beside the parameters. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class SignalsPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @Autowired
    private FakeNetworks networks;

    @Autowired
    private FakeSignals signals;

    private String fingerprint = "";
    private String page = "";

    @BeforeEach
    void startsWithOneNetwork() {
        profiler.clear();
        networks.clear();
        signals.clear();
        fingerprint = networks.save(FakeProfiler.preset("hardnet-68"), new Description(null, null), null)
                .entry()
                .network()
                .fingerprint();
        page = "/networks/" + fingerprint;
    }

    @Test
    void areAskedForByAButtonAndFetchedWhileTheyAreComputed() {
        assertThat(mvc.get().uri(page))
                .bodyText()
                .contains(
                        "name=\"seed\" value=\"0\"", "Mellor", "Tanaka", "Abdelfattah", "None of them is an accuracy");
        assertThat(mvc.post().uri(page + "/signals").param("seed", "0").exchange())
                .hasRedirectedUrl(page + "#signals");
        assertThat(mvc.get().uri(page + "/signals"))
                .bodyText()
                .contains("waiting for a worker", "every 2s")
                .doesNotContain("<html", "name=\"seed\"");

        signals.finish(fingerprint, 0);

        assertThat(mvc.get().uri(page))
                .bodyText()
                .contains("118.4", "2.640e−9", "17.57", "Compute with seed 1", "aria-label=\"none\"")
                .doesNotContain("every 2s");
    }

    @Test
    void whatFailedTellsWhyAndIsAskedForAgain() {
        signals.fail(fingerprint, 0);
        assertThat(mvc.get().uri(page))
                .bodyText()
                .contains("Memory ran out &lt;here&gt;.", "name=\"seed\" value=\"0\"", ">Compute<");
        assertThat(mvc.post().uri(page + "/signals").param("seed", "nonsense").exchange())
                .hasRedirectedUrl(page + "#signals");
        assertThat(mvc.post().uri("/networks/" + "0".repeat(64) + "/signals")).hasStatus(404);
        assertThat(mvc.get().uri("/networks/" + "0".repeat(64) + "/signals")).hasStatus(404);
    }
}

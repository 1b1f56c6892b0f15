package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = PagesPreview.class, args = "empty")
@AutoConfigureMockMvc
class DesignerTests {

    private static final String HARDNET_68 =
            NetworkJson.write(FakeProfiler.preset("hardnet-68")).toString();
    private static final String TOO_DEEP =
            "{\"family\":\"hardnet\",\"blocks\":[{\"growthRate\":14,\"depth\":900,\"outChannels\":128}]}";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @BeforeEach
    void startsWithoutRuns() {
        profiler.runs.clear();
        profiler.submitted.clear();
    }

    @Test
    void opensWithAPresetAndItsFirstPicture() {
        open("/designer")
                .contains(
                        "hardnet_d8-16-16-16-4_k14-16-20-40-160_m1.7_r224",
                        "17.57",
                        "base.<wbr>3.<wbr>layers.<wbr>0.<wbr>conv");
        open("/designer?preset=densenet-121&baseline=hardnet-85")
                .contains("data-family=\"densenet\"", "features.<wbr>conv0");
    }

    @Test
    void opensADesignFromItsAddress() {
        String body = text(mvc.get()
                .uri("/designer")
                .param("network", "{\"preset\":\"hardnet-68\",\"classes\":19}")
                .exchange());
        assertThat(body).contains("value=\"19\"", "Own design");
    }

    @Test
    void opensTheNetworkOfARun() {
        var run = profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 20, 100, Verdict.STABLE);
        var answer = mvc.get().uri("/designer?run=" + run.run().id()).exchange();
        assertThat(answer.getResponse().getRedirectedUrl())
                .startsWith("/designer?network=%7B%22family%22%3A%22hardnet%22");
    }

    @Test
    void saysWhatIsWrongWithAnAddressAndShowsAPictureAllTheSame() {
        String deep = text(mvc.get().uri("/designer").param("network", TOO_DEEP).exchange());
        assertThat(deep).contains("Block 1, depth", "Must be within 1..512, was 900.", "17.57");
        open("/designer?network=nonsense").contains("It does not hold a network in JSON.");
        open("/designer?preset=<script>alert(1)</script>")
                .contains("There is no preset of this name.")
                .doesNotContain("<script>alert");
    }

    /** A thread that is told to end waits for no room. */
    @Test
    void saysThatThereIsNoRoomNow() {
        Thread.currentThread().interrupt();
        try {
            assertThat(mvc.get().uri("/designer").exchange()).hasStatus(503);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void drawsAPictureOfANetwork() {
        var answer = picture(HARDNET_68, "densenet-121");
        assertThat(answer).hasStatusOk();
        assertThat(text(answer))
                .contains("id=\"totals\"", "id=\"layer-rows\"", "id=\"picture-data\"", "17.57", "+120.1 %", "17565348")
                .doesNotContain("<html");
    }

    @Test
    void comparesWithAPinnedDesign() {
        assertThat(text(picture(HARDNET_68, HARDNET_68))).contains("same").doesNotContain("percent");
        assertThat(picture(HARDNET_68, "{broken"))
                .as("an unreadable baseline counts as the usual one")
                .hasStatusOk();
    }

    @Test
    void refusesWhatCannotBeDrawnByNamingTheControl() {
        var answer = picture(TOO_DEEP, "hardnet-68");
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("data-field=\"blocks[0].depth\"", "Must be within 1..512, was 900.");
        assertThat(picture("{", "hardnet-68")).hasStatus(422);
        assertThat(mvc.post().uri("/designer/picture").exchange()).hasStatus(400);
    }

    @Test
    void asksForARunAndLeadsToIt() {
        var answer = mvc.post()
                .uri("/runs")
                .param("network", HARDNET_68)
                .param("batchSize", "2")
                .param("threads", "1")
                .param("protocol", "standard")
                .param("device", "")
                .param("tags", " first , second,,first")
                .exchange();
        assertThat(answer.getResponse().getRedirectedUrl()).startsWith("/runs/");
        var request = profiler.submitted.getFirst();
        assertThat(request.batchSize()).isEqualTo(2);
        assertThat(request.device()).isNull();
        assertThat(request.protocol()).isEqualTo("standard");
        assertThat(request.tags()).isEqualTo(List.of("first", "second"));
    }

    @Test
    void keepsWhatWasTypedBesideWhatIsWrongWithIt() {
        var answer = mvc.post()
                .uri("/runs")
                .param("network", HARDNET_68)
                .param("batchSize", "5000")
                .param("tags", "kept")
                .exchange();
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("Must be within 1..4096.", "value=\"5000\"", "value=\"kept\"");
        assertThat(text(mvc.post()
                        .uri("/runs")
                        .param("network", HARDNET_68)
                        .param("batchSize", "many")
                        .exchange()))
                .contains("Must be a whole number.");
        assertThat(mvc.post().uri("/runs").param("network", TOO_DEEP).exchange())
                .hasStatus(422);
        assertThat(mvc.post().uri("/runs").exchange()).hasStatus(422);
        assertThat(profiler.submitted).isEmpty();
    }

    private MvcTestResult picture(String network, String baseline) {
        return mvc.post()
                .uri("/designer/picture")
                .param("network", network)
                .param("baseline", baseline)
                .exchange();
    }

    private org.assertj.core.api.AbstractStringAssert<?> open(String address) {
        MvcTestResult result = mvc.get()
                .uri(java.net.URI.create(address.replace("<", "%3C").replace(">", "%3E")))
                .exchange();
        assertThat(result).hasStatusOk();
        return assertThat(text(result));
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

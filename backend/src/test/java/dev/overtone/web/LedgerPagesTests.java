package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.RunState;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Projects, experiments, the trash, and what people change of a run, as pages. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class LedgerPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @Autowired
    private FakeProjects projects;

    @Autowired
    private FakeExperiments experiments;

    @BeforeEach
    void startsEmpty() {
        profiler.clear();
        projects.clear();
        experiments.clear();
    }

    @Test
    void listsProjectsAndMakesAnother() {
        page("/projects").contains("First project", "New project", "Archived too");

        String made = to(post("/projects", "name", "Edge", "notes", "# Why\n<b>x</b>"));

        page(made)
                .contains(
                        "Edge",
                        "<h3>Why</h3>",
                        "&lt;b&gt;x&lt;/b&gt;",
                        "Nothing was measured here yet",
                        "Move to trash");
        page("/projects/" + Project.FIRST).doesNotContain("Move to trash");
        assertThat(mvc.get().uri("/projects/" + new UUID(9, 9)).exchange()).hasStatus(404);
    }

    @Test
    void thePaletteLeadsToProjectsAndExperiments() {
        page("/jump?q=FIRST").contains("/projects/" + Project.FIRST, "Projects");
        page("/jump?q=BASE").contains("/experiments/" + FakeExperiments.BASELINES, "Experiments", "First project");
    }

    @Test
    void aSeriesIsPutIntoTheProjectAndTheExperimentThatAreChosen() {
        String edge = to(post("/projects", "name", "Edge")).replace("/projects/", "");
        page("/series/new?network=hardnet-68")
                .contains("<option value=\"" + edge + "\">Edge</option>", "<option value=\"baselines\">")
                .containsPattern("<option value=\"" + Project.FIRST + "\" selected=\"selected\">First project");

        String[] sweep = {"network", "hardnet-68", "axis", "batchSize", "values", "1, 2", "experiment", "baselines"};
        to(post("/series", with(sweep, "project", edge)));

        assertThat(profiler.submittedSeries.getFirst().members())
                .extracting(
                        member -> member.request().project(),
                        member -> member.request().experiment())
                .containsOnly(tuple(UUID.fromString(edge), "baselines"));
        assertThat(post("/series", with(sweep, "project", "nowhere")))
                .hasStatus(422)
                .bodyText()
                .containsPattern("id=\"problem-project\"[^>]*>There is no project of this name");
    }

    @Test
    void aSearchOffersTheProjectsToo() {
        to(post("/projects", "name", "Edge"));
        page("/searches/new?network=hardnet-68").contains(">Edge</option>", "for=\"project\"");
    }

    @Test
    void changesArchivesAndThrowsAwayAProjectWithAWayBack() {
        String at = to(post("/projects", "name", "Edge"));

        to(post(at, "name", "Far edge", "notes", ""));
        to(post(at + "/archive", "archived", "true"));
        page(at).contains("Far edge", "archived", "Take out of the archive");
        to(post(at + "/trash"));

        page(at).contains("This project is in the trash", "Undo: bring it back", "23 Dec 2026")
                .doesNotContain("Move to trash");
        to(post(at + "/restore"));
        page(at).doesNotContain("in the trash.");
    }

    @Test
    void showsAnExperimentWithItsRunsAndComparesThem() {
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.31, 1200, Verdict.STABLE);
        profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 20, 1200, Verdict.STABLE);
        String at = to(post("/projects/" + Project.FIRST + "/experiments", "name", "Ada's widths", "notes", "*why*"));

        page(at).contains("Ada&#39;s widths", "<em>why</em>", "/runs/compare?runs=", "filter=project", "%27Ada%27%27s");
        page("/projects/" + Project.FIRST).contains("Ada&#39;s widths", "best p50", "48.3");
        to(post(at + "/trash"));
        page(at).contains("This experiment is in the trash");
        page("/projects/" + Project.FIRST).doesNotContain("Ada&#39;s widths");
    }

    @Test
    void saysMoreOfARun() {
        String at = run();

        to(post(at + "/about", "title", "Best so far", "notes", "- one\n- two"));
        to(post(at + "/tags", "tags", "a, b"));
        to(post(at + "/tags/remove", "tag", "a"));
        to(post(at + "/star", "starred", "true"));
        to(post(at + "/pin", "pinned", "true"));

        page(at).contains("Best so far", "<li>one</li>", "Remove tag b", "★")
                .doesNotContain("Remove tag a\"")
                .containsPattern("id=\"pin-run\"[^>]*aria-pressed=\"true\"");
        to(post(at + "/star", "starred", "false"));
        page(at).contains("☆");
    }

    @Test
    void showsWhatIsWrongBesideItsField() {
        String at = run();

        assertThat(post(at + "/tags", "tags", "x".repeat(101)))
                .hasStatus(422)
                .bodyText()
                .contains("1 to 100", "x".repeat(101));
        assertThat(post(at + "/move", "project", "nowhere"))
                .hasStatus(422)
                .bodyText()
                .contains("There is no project of this name");
    }

    @Test
    void throwsARunAwayBringsItBackAndEmptiesTheTrash() {
        String at = run();
        page("/trash").contains("The trash is empty").doesNotContain("Empty the trash …");

        to(post(at + "/trash"));

        page(at).contains("This run is in the trash", "Undo: bring it back").doesNotContain("Edit title and notes");
        page("/trash").contains("1 run, 0 experiments and 0 projects", "Bring back", "23 Dec 2026");
        to(post(at + "/restore"));
        page("/trash").contains("The trash is empty");
        to(post(at + "/trash"));
        to(post("/trash/empty"));
        page("/trash").contains("emptied by local", "1 run, 0 experiments and 0 projects", "VACUUM");
        assertThat(mvc.get().uri(at).exchange()).hasStatus(404);
    }

    @Test
    void clonesARunIntoTheDesigner() {
        var run = profiler.add(FakeProfiler.preset("hardnet-39ds"), RunState.FAILED, null, 0, null)
                .run();
        page("/runs/" + run.id()).contains("/designer?clone=" + run.id(), "Copy as Java", "public class MeasureAgain");

        page("/designer?clone=" + run.id())
                .contains(
                        "value=\"baselines\"",
                        "value=\"imagenet, first look\"",
                        "name=\"clonedFrom\" value=\"" + run.id())
                .containsPattern("<details open");
        to(post(
                "/runs",
                "network",
                "{\"preset\": \"hardnet-39ds\"}",
                "clonedFrom",
                run.id().toString(),
                "project",
                Project.FIRST.toString(),
                "experiment",
                "baselines",
                "tags",
                "imagenet"));

        var queued = profiler.submitted.getLast();
        assertThat(queued.clonedFrom()).isEqualTo(run.id());
        assertThat(queued.placed()).isEqualTo(Project.FIRST);
        assertThat(queued.tags()).isEqualTo(List.of("imagenet"));
        assertThat(mvc.get().uri("/designer?clone=" + new UUID(9, 9)).exchange())
                .hasStatus(404);
    }

    @Test
    void clonesNothingThatHasNoId() {
        var answer = post(
                "/runs",
                "network",
                "{\"preset\": \"hardnet-39ds\"}",
                "clonedFrom",
                "../../etc/passwd",
                "threads",
                "many");
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("Must be a whole number")
                .doesNotContain("passwd");
    }

    private String run() {
        return "/runs/"
                + profiler.add(FakeProfiler.preset("hardnet-68"), RunState.FAILED, null, 0, null)
                        .run()
                        .id();
    }

    private AbstractStringAssert<?> page(String path) {
        return assertThat(mvc.get().uri(path).exchange()).hasStatusOk().bodyText();
    }

    private static String[] with(String[] parameters, String... more) {
        return Stream.of(parameters, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static String to(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }
}

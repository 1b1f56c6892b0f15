package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Ledger;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.RunState;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The table of runs on fakes: what its address says is what it shows, and what is done to runs is told. */
@SpringBootTest(classes = PagesPreview.class, args = "empty", properties = "overtone.team=true")
@AutoConfigureMockMvc
class RunsPageTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeProfiler profiler;

    @Autowired
    private FakeRunEdits edits;

    @Autowired
    private FakeViews views;

    @BeforeEach
    void startsWithoutRuns() {
        views.views.clear();
        profiler.clear();
        edits.clear();
    }

    @Test
    void leadsToTheDesignerWhenThereAreNone() {
        assertPage("").contains("Nothing has been measured yet", "Open the Designer");
        assertPage("filter=state = 'FAILED'")
                .contains("No run like this", "None matches “state = &#39;FAILED&#39;”", "Clear the filter");
    }

    @Test
    void showsStatesFiguresAndOrder() {
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81.3, 400, Verdict.NOISY);
        profiler.add(FakeProfiler.preset("hardnet-85"), RunState.QUEUED, null, 0, null);
        assertPage("")
                .contains("Finished", "Queued", "noisy", "2.834", "every 2s", "aria-sort=\"descending\"")
                .contains("batch 1 · fp32 · eager · 1 thread");
        assertPage("sort=macs").contains("aria-sort=\"ascending\"");
        assertThat(mvc.get()
                        .uri("/runs/table?filter={filter}", "state = 'FINISHED'")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("2.834")
                .doesNotContain("<html", "Queued</span>", "every 2s");
    }

    @Test
    void showsWhatIsRunningWithItsStage() {
        profiler.add(FakeProfiler.preset("hardnet-68"), RunState.RUNNING, "MEASURING", 0.42, null);
        assertPage("").contains("measuring 42 %");
    }

    @Test
    void filtersByConditionsAndByWords() {
        var dense = profiler.addFinished(FakeProfiler.preset("densenet-121"), 81.3, 400, Verdict.STABLE);
        var hard = profiler.addFinished(FakeProfiler.preset("hardnet-39ds"), 21.9, 400, Verdict.STABLE);
        assertPage("filter=p50 < 30 OR name LIKE 'log%'").contains(link(hard)).doesNotContain(link(dense));
        assertPage("filter=DENSENET").contains(link(dense)).doesNotContain(link(hard));
        assertPage("filter=" + hard.run().id()).contains(link(hard)).doesNotContain(link(dense));
        assertPage("filter=p50 BETWEEN 80 AND 90")
                .contains(link(dense), "<b>1</b>")
                .doesNotContain(link(hard));
    }

    @Test
    void tellsWhereAFilterIsWrongAndWhatWasMeant() {
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48.3, 400, Verdict.STABLE);
        assertPage("filter=p50 < 50 AND sate = 'FINISHED'")
                .contains("data-refused", "p50 &lt; 50 AND <mark>sate</mark> = &#39;FINISHED&#39;")
                .contains("There is no column sate.", "Did you mean", ">state</a>")
                .contains("filter=p50%20%3C%2050%20AND%20state%20%3D%20%27FINISHED%27")
                .contains("This filter cannot be read")
                .doesNotContain("run-row");
        assertPage("filter=p50 <").contains("<mark class=\"end\">", "ends");
    }

    @Test
    void quickFiltersAddAndTakeAwayTheirCondition() {
        assertPage("filter=p50 < 5 OR p50 > 9")
                .contains("/runs?filter=%28p50%20%3C%205%20OR%20p50%20%3E%209%29%20AND%20state%20%3D%20%27FAILED%27");
        assertPage("filter=p50 < 5 AND state = 'FAILED'")
                .contains("id=\"filter-Failed\" href=\"/runs?filter=p50%20%3C%205\" aria-current=\"true\"")
                .contains("/runs?filter=p50%20%3C%205%20AND%20moved");
    }

    @Test
    void pagesByTokenAndKeepsTheRestOfItsAddress() {
        queue(RunsPage.SIZE + 1);
        assertPage("sort=cio&columns=name,cio&widths=cio:120&filter=d4-16")
                .contains(
                        "/runs?filter=d4-16&amp;columns=name%2Ccio&amp;sort=cio&amp;widths=cio%3A120&amp;page=50",
                        "Next page", "<b>51</b>", "width:120px");
        assertPage("page=50").contains("First page").doesNotContain("Next page");
    }

    @Test
    void takesWhatIsNotThereAsNotSaid() {
        queue(1);
        assertPage("columns=colour,name&sort=colour,tags&group=p50&widths=name:9,p50:x&left=99&view=none&open=all")
                .contains("<th scope=\"row\" class=\"name")
                .doesNotContain("data-column=\"p50\"", "style=\"width");
        assertPage("columns=,,&sort=desc desc&group='").contains("data-column=\"p50\"");
    }

    @Test
    void ordersBySeveralColumns() {
        queue(2);
        assertPage("sort=state,name desc")
                .contains("Order: State ascending, then Network descending")
                .contains("class=\"place\" aria-hidden=\"true\">2<");
        assertPage("sort=state")
                .contains("href=\"/runs?sort=state%20desc\"")
                .contains("data-also=\"/runs?sort=state%2Ccio\"");
    }

    @Test
    void pinnedRunsStandOnTopOfTheFirstPageAndNowhereElse() {
        queue(RunsPage.SIZE + 2);
        RunDetails oldest = profiler.runs.values().stream()
                .min(java.util.Comparator.comparing(run -> run.run().createdAt()))
                .orElseThrow();
        edits.pinned.add(oldest.run().id());
        String first = page("");
        assertThat(first.indexOf("class=\"pinned\""))
                .isPositive()
                .isLessThan(first.indexOf(link(oldest)))
                .isLessThan(first.indexOf("All others"));
        assertThat(first.split(link(oldest), -1)).as("once").hasSize(2);
        assertPage("page=50").doesNotContain(link(oldest), "class=\"pinned\"");
    }

    @Test
    void groupsWithMediansIntervalsAndCounts() {
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48, 400, Verdict.STABLE);
        profiler.addFinished(FakeProfiler.preset("hardnet-68"), 50, 400, Verdict.STABLE);
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81, 400, Verdict.STABLE);
        assertPage("group=name")
                .contains("<b>3</b>", "runs in 2 groups", ">2 runs<", ">1 run<", "mean ", "Median of 2 values")
                .contains("/runs/members?filter=name%20%3D%20%27hardnet_d8")
                .doesNotContain("every 2s", "not mixed");
        profiler.addElsewhere(FakeProfiler.preset("hardnet-68"), 20);
        assertPage("group=name")
                .contains("not mixed", "Latencies of different hardware profiles")
                .contains("group=name%2ChardwareProfile%2CbatchSize%2Cprecision");
    }

    @Test
    void pagesThroughGroups() {
        IntStream.rangeClosed(1, RunsPage.SIZE + 1)
                .forEach(number -> profiler.add(Ledger.network(number), RunState.QUEUED, null, 0, null));
        assertPage("group=fingerprint")
                .contains("runs in more than 50 groups", "/runs?group=fingerprint&amp;page=50", "Next page");
        assertPage("group=fingerprint&page=50")
                .contains("runs in 51 groups", "First page")
                .doesNotContain("Next page");
        assertThat(file("/runs.csv?group=fingerprint").lines()).hasSize(RunsPage.SIZE + 2);
        assertThat(file("/runs.csv?group=fingerprint&page=50&rows=page").lines())
                .hasSize(2);
    }

    @Test
    void unfoldsTheRunsOfAGroup() {
        var one = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48, 400, Verdict.STABLE);
        var other = profiler.addFinished(FakeProfiler.preset("densenet-121"), 81, 400, Verdict.STABLE);
        assertThat(mvc.get()
                        .uri(
                                "/runs/members?filter={filter}",
                                "name = '" + one.run().network().name() + "'")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("member-" + one.run().id())
                .doesNotContain(other.run().id().toString(), "<html");
    }

    @Test
    void suggestsWhatCanStandAtTheCaret() {
        assertThat(suggested("p5", "2")).contains("data-text=\"p50 \"", "data-from=\"0\"", "Columns");
        assertThat(suggested("p50 < 5 AND state = ", "20")).contains("data-text=\"&#39;FINISHED&#39; \"", "Values");
        assertThat(suggested("", "nonsense")).contains("data-text=\"name \"");
        assertThat(suggested("'", "1")).doesNotContain("<html");
    }

    @Test
    void sayWhichColumnsThereAreByKind() {
        queue(1);
        assertPage("columns=name,p50,\"metrics.top1\"")
                .contains("id=\"columns-shown\"", "Find a column", "What p90 means", ">Metrics<")
                .contains("Keep left up to here");
        assertPage("open=columns").contains("open=\"open\"", "data-open=\"yes\"");
    }

    @Test
    void copiesItsQueryForAShell() {
        queue(1);
        assertPage("filter=hardnet&sort=p50 desc")
                .contains("curl -s --get &#39;http://localhost/api/v1/runs&#39;")
                .contains("orderBy=p50 desc", "name ILIKE");
    }

    @Test
    void leavesAsAFileWithTheColumnsThatAreShown() {
        queue(RunsPage.SIZE);
        var pinned = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 48, 400, Verdict.STABLE);
        edits.pinned.add(pinned.run().id());
        String all = file("/runs.csv?columns=name,p50,tags&sort=name");
        assertThat(all.lines()).hasSize(RunsPage.SIZE + 2);
        assertThat(all).startsWith("\"id\",\"name\",\"p50\",\"tags\"\r\n").contains("\"imagenet, first look\"");
        assertThat(file("/runs.csv?rows=page&columns=name").lines().skip(1).findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).contains(pinned.run().id().toString()));
        assertThat(file("/runs.csv?rows=page&page=20&columns=name").lines()).hasSize(RunsPage.SIZE - 20 + 1);
        assertThat(file("/runs.json?columns=state,p50,tags&filter=state = 'FINISHED'"))
                .contains("\"state\":\"FINISHED\",\"p50\":4", "\"tags\":[\"imagenet\",\"first look\"]");
        assertThat(mvc.get().uri("/runs.csv?filter={filter}", "sate = 1").exchange())
                .hasStatus(400);
    }

    @Test
    void leavesAsGroupsWhereItIsGrouped() {
        queue(2);
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 48, 400, Verdict.STABLE);
        assertPage("group=state&columns=p50")
                .contains("On this page: 2 groups", "every 10s", "/api/v1/runs/groups&#39;", "groupBy=state")
                .contains("/runs.csv?columns=p50&amp;group=state&amp;rows=page");
        assertThat(file("/runs.csv?group=state&columns=p50"))
                .startsWith("\"state\",\"runs\",\"p50.count\",\"p50.median\"")
                .contains("\r\n\"QUEUED\",\"2\",\"0\",\"\"", "\r\n\"FINISHED\",\"1\",\"1\",\"4");
        assertThat(file("/runs.json?group=state&columns=p50"))
                .contains("{\"state\":\"QUEUED\",\"runs\":2,\"p50\":{\"count\":0,\"median\":null");
    }

    @Test
    void saysToWhichSideALatencyMoved() {
        var before = profiler.addFinished(FakeProfiler.preset("hardnet-68"), 50, 400, Verdict.STABLE);
        profiler.addMoved(before, 60);
        assertPage("").contains("↑ moved", "title=\"Slower by ").doesNotContain("↓ moved", "moved faster");
        profiler.addMoved(before, 40);
        assertPage("").contains("↑ moved", "↓ moved", "class=\"moved faster\"", "title=\"Faster by ");
        assertPage("columns=name,moved").contains(">Slower by ", ">Faster by ");
    }

    private String file(String address) {
        MvcTestResult result = mvc.get().uri(address).exchange();
        assertThat(result).hasStatusOk();
        assertThat(result.getResponse().getHeader("Content-Disposition")).startsWith("attachment; filename=\"run");
        return text(result);
    }

    @ParameterizedTest
    @CsvSource({
        "pin, unpin, 2 runs are pinned.",
        "archive, unarchive, 2 runs are archived.",
        "trash, restore, 2 runs are in the trash.",
        "star, unstar, 2 runs are starred."
    })
    void doesTheSameToAllMarkedRunsAndSaysToHowMany(String action, String back, String sentence) {
        queue(3);
        var marked = profiler.runs.keySet().stream().limit(2).toList();
        MvcTestResult answer = mvc.post()
                .uri("/runs/bulk")
                .param("from", "filter=d4-16&sort=cio")
                .param("action", action)
                .param("run", marked.stream().map(UUID::toString).toArray(String[]::new))
                .exchange();
        assertThat(answer).hasRedirectedUrl("/runs?filter=d4-16&sort=cio");
        assertThat(outcome(answer).sentence()).isEqualTo(sentence);
        assertThat(outcome(answer).undo())
                .allSatisfy(step -> assertThat(step.runs()).isEqualTo(marked))
                .extracting(step -> step.action().notation())
                .containsExactly(back);
    }

    @Test
    void whatIsThrownAwayIsOfferedBack() {
        queue(2);
        UUID one = profiler.runs.keySet().iterator().next();
        MvcTestResult answer = mvc.post()
                .uri("/runs/bulk")
                .param("action", "trash")
                .param("run", one.toString())
                .exchange();
        assertThat(mvc.get()
                        .uri("/runs")
                        .flashAttr(RunsOutcome.NAME, outcome(answer))
                        .exchange())
                .bodyText()
                .contains("1 run is in the trash.", "form=\"undo\"", "value=\"restore  " + one + "\"");
    }

    /** What a button of the page carries says all that there is to take back. */
    @Test
    void takesBackTagsAndPlacesAndStars() {
        queue(2);
        UUID one = profiler.runs.keySet().iterator().next();
        String tag = "later & ü";
        assertThat(said("action", "tag", "tags", tag, "run", one.toString())).isEqualTo("1 run is tagged.");
        assertThat(said("mark", "star " + one)).isEqualTo("1 run is starred.");

        assertThat(said("undo", "untag later+%26+%C3%BC " + one, "undo", "unstar  " + one))
                .isEqualTo("Taken back for 2 runs.");
        assertThat(said("undo", "move " + Project.FIRST + "/" + FakeExperiments.BASELINES + " " + one))
                .isEqualTo("1 run is moved.");

        assertThat(edits.applied)
                .containsExactly(
                        new RunChange.AddTags(java.util.List.of(tag)),
                        new RunChange.RemoveTags(java.util.List.of(tag)),
                        new RunChange.Move(Project.FIRST, FakeExperiments.BASELINES));
        assertThat(edits.starred).isEmpty();
        assertThat(said("undo", "sing " + one)).isEqualTo("Nothing was done: say what.");
    }

    @Test
    void resolvesAFilterAtTheMomentOfTheAction() {
        queue(3);
        profiler.addFinished(FakeProfiler.preset("densenet-121"), 81, 400, Verdict.STABLE);
        MvcTestResult answer = mvc.post()
                .uri("/runs/bulk")
                .param("action", "tag")
                .param("tags", " later, , baseline ,later")
                .param("all", "true")
                .param("filter", "d4-16")
                .exchange();
        assertThat(outcome(answer).sentence()).isEqualTo("3 runs are tagged.");
        assertThat(edits.applied).containsExactly(new RunChange.AddTags(java.util.List.of("later", "baseline")));
    }

    @Test
    void movesToAnExperiment() {
        queue(1);
        String run = profiler.runs.keySet().iterator().next().toString();
        MvcTestResult answer = mvc.post()
                .uri("/runs/bulk")
                .param("action", "move")
                .param("run", run)
                .param("destination", Project.FIRST + "/" + FakeExperiments.BASELINES)
                .exchange();
        assertThat(outcome(answer).sentence()).isEqualTo("1 run is moved.");
        assertThat(edits.applied).containsExactly(new RunChange.Move(Project.FIRST, FakeExperiments.BASELINES));
    }

    @Test
    void saysWhatItCannotDo() {
        queue(21);
        String[] all = profiler.runs.keySet().stream().map(UUID::toString).toArray(String[]::new);
        assertThat(said("action", "trash")).isEqualTo("No run is marked.");
        assertThat(said("action", "sing", "run", all[0])).isEqualTo("Nothing was done: say what.");
        assertThat(said("action", "tag", "run", all[0])).isEqualTo("Nothing was changed: name a tag.");
        assertThat(said("action", "move", "run", all[0])).isEqualTo("Nothing was moved: say where to.");
        assertThat(said("action", "tag", "run", all[0], "tags", "x".repeat(101)))
                .contains("tags[0] must have");
        assertThat(said("action", "pin", "all", "true", "filter", "sate = 1")).contains("There is no column sate.");
        assertThat(said("action", "compare", "run", all[0])).contains("2 to 20 runs are compared; 1 run is marked.");
        assertThat(said("action", "compare", "all", "true")).contains("21 runs are marked.");
        assertThat(said("action", "trash", "run", "nonsense")).isEqualTo("No run is marked.");
    }

    @Test
    void leadsToTheComparisonOfMarkedRuns() {
        queue(2);
        String ids = profiler.runs.keySet().stream().map(UUID::toString).collect(Collectors.joining(","));
        assertThat(mvc.post()
                        .uri("/runs/bulk")
                        .param("action", "compare")
                        .param("run", ids.split(","))
                        .exchange())
                .hasRedirectedUrl("/runs/compare?runs=" + ids);
    }

    @Test
    void starsOneRunFromItsOwnLine() {
        queue(1);
        UUID run = profiler.runs.keySet().iterator().next();
        assertThat(said("mark", "star " + run)).isEqualTo("1 run is starred.");
        assertPage("filter=starred").contains("unstar " + run, "aria-pressed=\"true\"");
        assertThat(said("mark", "unstar " + run)).isEqualTo("1 run is no longer starred.");
    }

    @Test
    void keepsAViewUnderANameAndOpensItByItsLink() {
        queue(1);
        MvcTestResult kept = mvc.post()
                .uri("/views")
                .param("from", "filter=d4-16&columns=name,cio&sort=cio desc&widths=cio:120&left=2&group=state")
                .param("name", " Smallest first ")
                .exchange();
        String address = java.util.Objects.requireNonNull(kept.getResponse().getRedirectedUrl());
        assertThat(outcome(kept).sentence()).isEqualTo("The view “Smallest first” is kept.");
        assertThat(address).contains("widths=cio%3A120&left=2&view=");
        String id = views.views.keySet().iterator().next().toString();
        assertThat(mvc.get().uri("/v/" + id).exchange()).hasRedirectedUrl(address);
        String query =
                RunsAddress.ofQuery(address.substring(address.indexOf('?') + 1)).query();
        assertThat(shown(query)).contains(">Smallest first</span>", "/v/" + id).doesNotContain(">changed<");
        assertThat(shown(query.replace("left=2", "left=1"))).contains(">changed<", "id=\"save-changes\"");
        assertThat(mvc.get().uri("/v/" + UUID.randomUUID()).exchange()).hasStatus(404);
        assertThat(mvc.get().uri("/v/seven").exchange()).hasStatus(404);
        assertThat(mvc.post()
                        .uri("/views")
                        .param("name", "For whom")
                        .param("project", "seven")
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void changesRenamesSharesAndTakesAwayAView() {
        mvc.post().uri("/views").param("name", "One").param("from", "sort=cio").exchange();
        UUID id = views.views.keySet().iterator().next();
        mvc.post()
                .uri("/views/" + id)
                .param("what", "state")
                .param("from", "sort=macs")
                .exchange();
        mvc.post()
                .uri("/views/" + id)
                .param("what", "name")
                .param("name", "Two")
                .param("project", Project.FIRST.toString())
                .exchange();
        var view = java.util.Objects.requireNonNull(views.views.get(id));
        assertThat(view.name()).isEqualTo("Two");
        assertThat(view.shared()).isTrue();
        assertThat(view.state().sorts())
                .extracting(dev.overtone.table.Sort::column)
                .containsExactly("macs");
        assertThat(mvc.post()
                        .uri("/views/" + id + "/delete")
                        .param("from", "view=" + id)
                        .exchange())
                .hasRedirectedUrl("/runs");
        assertThat(views.views).isEmpty();
    }

    private String shown(String query) {
        return text(mvc.get().uri(java.net.URI.create("/runs?" + query)).exchange());
    }

    private String said(String... fields) {
        var request = mvc.post().uri("/runs/bulk");
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return outcome(request.exchange()).sentence();
    }

    private static RunsOutcome outcome(MvcTestResult answer) {
        return (RunsOutcome) java.util.Objects.requireNonNull(
                answer.getMvcResult().getFlashMap().get(RunsOutcome.NAME));
    }

    private void queue(int runs) {
        IntStream.range(0, runs)
                .forEach(_ -> profiler.add(FakeProfiler.preset("hardnet-39ds"), RunState.QUEUED, null, 0, null));
    }

    private String suggested(String filter, String caret) {
        MvcTestResult result = mvc.get()
                .uri("/runs/suggestions?filter={filter}&caret={caret}", filter, caret)
                .exchange();
        assertThat(result).hasStatusOk();
        return text(result);
    }

    private static String link(RunDetails run) {
        return "id=\"run-" + run.run().id() + "\"";
    }

    private org.assertj.core.api.AbstractStringAssert<?> assertPage(String query) {
        return assertThat(page(query));
    }

    /** @param query as somebody would type it */
    private String page(String query) {
        String written = java.util.Arrays.stream(query.split("&"))
                .map(part -> part.replaceFirst("=.*", "") + "="
                        + java.net.URLEncoder.encode(
                                        part.contains("=") ? part.substring(part.indexOf('=') + 1) : "",
                                        java.nio.charset.StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"));
        MvcTestResult result = mvc.get()
                .uri(java.net.URI.create("/runs" + (query.isEmpty() ? "" : "?" + written)))
                .exchange();
        assertThat(result).as(query).hasStatusOk();
        return text(result);
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

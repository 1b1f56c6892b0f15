package dev.overtone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.accounts.Role;
import dev.overtone.table.TableRuns;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However many rows a page has, it asks the database as often; who is logged in and what they may is among it. */
@TeamTest
class StatementsPerPageTests {

    /** What each page may ask, measured and a little more than that. */
    private static final Map<String, Integer> MOST = Map.ofEntries(
            Map.entry("/runs", 14),
            Map.entry("/runs/compare?runs={compared}", 21),
            Map.entry("/networks", 8),
            Map.entry("/searches", 5),
            Map.entry("/projects", 5),
            Map.entry("/projects/{project}", 13),
            Map.entry("/projects/{project}/people", 7),
            Map.entry("/experiments/{experiment}", 12),
            Map.entry("/trash", 7),
            Map.entry("/people", 5),
            Map.entry("/jump?q=", 16),
            Map.entry("/api/v1/runs?pageSize=500", 9),
            Map.entry("/api/v1/runs?pageSize=500&columns=name,p50,tags,experiment,search,metrics.top1", 4),
            Map.entry("/api/v1/runs/groups?groupBy=fingerprint&columns=p50,macs", 7),
            Map.entry("/api/v1/runs/export?columns=name,p50", 4));

    /** A session is read and written as often as an answer is flushed: after its length, not after what it asks. */
    private static final String OF_SESSIONS = "SPRING_SESSION";

    private static final String EDITOR = "counted editor";
    private static final String OTHERS = "counted ";
    private static final int MOST_COMPARED = 20;

    @Autowired
    private Team team;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Experiments experiments;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final List<UUID> runs = new ArrayList<>();
    private Http http;
    private UUID person;
    private UUID experiment;
    private String[] editor;
    private String[] admin;

    @BeforeEach
    void startsEmpty() {
        http = new Http(port);
        team.begin(http);
        ledger.empty();
        ledger.device("cpu-1", 1);
        person = team.person(EDITOR);
        team.join(Project.FIRST, person, Role.EDITOR);
        experiment = experiments.create(Project.FIRST, "All", "").id();
        editor = Team.session(http, EDITOR);
        admin = Team.session(http, Team.ADMIN);
    }

    @AfterEach
    void sendsTheOthersAway() {
        jdbc.sql("delete from person where name like :others")
                .param("others", OTHERS + "%")
                .update();
    }

    @Test
    void asksAsOftenOfAHundredRowsAsOfTen() {
        fill(10);
        Map<String, List<String>> ofTen = statements();
        fill(100);
        Map<String, List<String>> ofAHundred = statements();

        ofTen.forEach((page, asked) -> System.out.printf("%-90s %d statements%n", page, asked.size()));
        ofTen.forEach((page, asked) -> {
            assertThat(asked).as(page).isNotEmpty().hasSizeLessThanOrEqualTo(MOST.getOrDefault(page, 0));
            assertThat(ofAHundred.get(page)).as(page).hasSameSizeAs(asked);
        });
    }

    private void fill(int upTo) {
        while (runs.size() < upTo) {
            UUID run = measured();
            runs.add(run);
            UUID thrownAway = measured();
            jdbc.sql("update run set trashed_at = now() where id = :run")
                    .param("run", thrownAway)
                    .update();
            places(runs.size());
        }
        jdbc.sql("update run set experiment_id = :experiment, project_id = :project")
                .param("experiment", experiment)
                .param("project", Project.FIRST)
                .update();
        while (ledger.count("search") < upTo / 5) {
            search();
        }
    }

    private UUID measured() {
        int number = 1 + runs.size();
        UUID run = ledger.queue(Ledger.network(number)).id();
        TableRuns.measure(jdbc, run, 1 + number % 7, "p1", "cpu-1");
        return run;
    }

    /** A project and somebody in it, and an experiment; and one of each in the first project. */
    private void places(int number) {
        UUID project = team.project("Project " + number);
        team.join(project, person, Role.EDITOR);
        experiments.create(project, "There " + number, "");
        experiments.create(Project.FIRST, "Here " + number, "");
        jdbc.sql("""
                        with joined as (insert into person (name, created_at) values (:name, now()) returning id)
                        insert into membership (project_id, person_id, role, since)
                        select :project, id, 'VIEWER', now() from joined""")
                .param("name", OTHERS + number)
                .param("project", Project.FIRST)
                .update();
    }

    /** One on paper that has come to its end, so that nobody leads it; others like it. */
    private void search() {
        if (ledger.count("search") == 0) {
            http.postJson("/api/v1/searches", """
                    {"title": "A search", "space": {"network": {"preset": "hardnet-39ds"}}, "budget": {"trials": 1},
                     "objectives": [{"metric": "macs"}, {"metric": "expressivity"}]}""", editor);
            await().until(
                            () -> jdbc.sql("select state from search")
                                    .query(String.class)
                                    .single(),
                            "FINISHED"::equals);
        }
        jdbc.sql("""
                        insert into search
                        select (jsonb_populate_record(null::search, to_jsonb(search) || jsonb_build_object('id', uuidv7()))).*
                        from search limit 1""").update();
        jdbc.sql("""
                        insert into search_objective (search_id, place, metric, higher_is_better, by_ratio)
                        select search.id, place, metric, higher_is_better, by_ratio
                        from search, (select distinct place, metric, higher_is_better, by_ratio from search_objective) as objective
                        on conflict do nothing""").update();
    }

    private Map<String, List<String>> statements() {
        var asked = new LinkedHashMap<String, List<String>>();
        for (String page : MOST.keySet().stream().sorted().toList()) {
            String address = address(page);
            String[] who = page.equals("/people") ? admin : editor;
            // What a page found out once about what never changes, it keeps.
            http.get(address, who);
            try (var count = new StatementCount()) {
                assertThat(http.get(address, who).status()).as(page).isEqualTo(200);
                asked.put(
                        page,
                        count.statements().stream()
                                .filter(statement -> !statement.contains(OF_SESSIONS))
                                .toList());
            }
        }
        return asked;
    }

    private String address(String page) {
        return page.replace("{project}", Project.FIRST.toString())
                .replace("{experiment}", experiment.toString())
                .replace(
                        "{compared}",
                        runs.stream().limit(MOST_COMPARED).map(UUID::toString).collect(Collectors.joining(",")));
    }
}

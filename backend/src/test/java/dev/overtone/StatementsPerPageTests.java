package dev.overtone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.table.TableRuns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However many rows a page has, it asks the database as often. */
@HttpTest
class StatementsPerPageTests {

    /** What each page may ask, measured and a little more than that. */
    private static final Map<String, Integer> MOST = Map.of(
            "/runs", 20,
            "/networks", 12,
            "/searches", 12,
            "/api/v1/runs?pageSize=500", 8,
            "/api/v1/runs?pageSize=500&columns=name,p50,tags,experiment,search,metrics.top1", 2,
            "/api/v1/runs/groups?groupBy=fingerprint&columns=p50,macs", 2,
            "/api/v1/runs/export?columns=name,p50", 2);

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Http http;
    private final List<UUID> runs = new ArrayList<>();

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        ledger.device("cpu-1", 1);
        http = new Http(port);
    }

    @Test
    void asksAsOftenOfAHundredRowsAsOfTen() {
        fill(10);
        Map<String, List<String>> ofTen = statements();
        fill(100);
        Map<String, List<String>> ofAHundred = statements();

        ofTen.forEach((page, asked) -> {
            System.out.printf("%-90s %d statements%n", page, asked.size());
            assertThat(asked).as(page).isNotEmpty().hasSizeLessThanOrEqualTo(MOST.getOrDefault(page, 0));
            assertThat(ofAHundred.get(page)).as(page).hasSameSizeAs(asked);
        });
    }

    private void fill(int upTo) {
        while (runs.size() < upTo) {
            UUID run = ledger.queue(Ledger.network(1 + runs.size())).id();
            TableRuns.measure(jdbc, run, 1 + runs.size() % 7, "p1", "cpu-1");
            runs.add(run);
        }
        while (ledger.count("search") < upTo / 5) {
            search();
        }
    }

    /** One that is over, so that nobody leads it; others like it. */
    private void search() {
        if (ledger.count("search") == 0) {
            http.postJson("/api/v1/searches", """
                    {"title": "A search", "space": {"network": {"preset": "hardnet-39ds"}}, "budget": {"trials": 1},
                     "objectives": [{"metric": "macs"}, {"metric": "expressivity"}]}""");
            jdbc.sql(
                            "update search set state = 'STOPPED', finished_at = now(), resumed_at = null where state <> 'FINISHED'")
                    .update();
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
            // What a page found out once about what never changes, it keeps.
            http.get(page);
            try (var count = new StatementCount()) {
                assertThat(http.get(page).status()).as(page).isEqualTo(200);
                asked.put(page, count.statements());
            }
        }
        return asked;
    }
}

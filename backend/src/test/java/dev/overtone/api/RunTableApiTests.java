package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.notation.Csv;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Runs as a table over HTTP, and the views that people keep of it. */
@HttpTest
class RunTableApiTests {

    private static final String RUNS = "/api/v1/runs";
    private static final String VIEWS = "/api/v1/views";

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void startsWithFiveRuns() {
        ledger.empty();
        http = new Http(port);
        for (int i = 1; i <= 5; i++) {
            UUID run = ledger.queue(Ledger.network(i)).id();
            jdbc.sql("update run set title = :title, tags = :tags, batch_size = :batch where id = :run")
                    .param("title", i == 1 ? "=1+1" : i == 2 ? "a \"b\"\r\nc" : "run " + i)
                    .param("tags", i % 2 == 0 ? new String[] {"even", "x"} : new String[0])
                    .param("batch", 1 + i % 2)
                    .param("run", run)
                    .update();
        }
    }

    private Http.Answer table(String path, String... parameters) {
        var query = new StringBuilder(RUNS + path);
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return http.get(query.toString());
    }

    @Test
    void answersWithChosenColumnsOfFilteredRuns() {
        JsonNode answer = table(
                        "",
                        "filter",
                        "tags = 'even' OR title = '=1+1'",
                        "orderBy",
                        "batchSize desc, parameters",
                        "columns",
                        "title, tags, parameters, p50",
                        "pageSize",
                        "2")
                .json();
        JsonNode first = answer.get("items").get(0);
        assertThat(first.propertyNames()).containsExactly("id", "title", "tags", "parameters", "p50");
        assertThat(first.get("title").stringValue()).isEqualTo("=1+1");
        assertThat(first.get("p50").isNull()).isTrue();
        assertThat(answer.get("items").size()).isEqualTo(2);
        JsonNode second = table(
                        "",
                        "filter",
                        "tags = 'even' OR title = '=1+1'",
                        "orderBy",
                        "batchSize desc, parameters",
                        "columns",
                        "title",
                        "pageSize",
                        "2",
                        "pageToken",
                        answer.get("nextPageToken").stringValue())
                .json();
        assertThat(second.get("items").size()).isOne();
        assertThat(second.get("nextPageToken").isNull()).isTrue();
    }

    @Test
    void saysWhereAFilterIsWrong() {
        var answer = table("", "filter", "state = 'QUEUED' AND pp50 < 3");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        JsonNode error = answer.json().get("errors").get(0);
        assertThat(error.get("field").stringValue()).isEqualTo("filter");
        assertThat(error.get("value").stringValue()).isEqualTo("pp50");
        assertThat(error.get("position").intValue()).isEqualTo(21);
        assertThat(error.get("length").intValue()).isEqualTo(4);
        assertThat(error.get("message").stringValue()).isEqualTo("There is no column pp50. Did you mean p50?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/groups; groupBy",
                "/groups?groupBy=p50; groupBy",
                "/groups?groupBy=state,name,device,family,runtime; groupBy",
                "/groups?groupBy=state&columns=nothing; columns",
                "/groups?groupBy=state&filter=x; filter",
                "/groups?groupBy=state&pageSize=0; pageSize",
                "/groups?groupBy=state&pageSize=501; pageSize",
                "/export?format=xml; format",
                "/export?orderBy=tags; orderBy",
                "/export?columns=p50%20p90; columns",
                "/export?filter=state%20%3D; filter",
                "/export?pageSize=0; pageSize",
                "/export?pageToken=x; pageToken",
                "/completions?caret=x; caret"
            })
    void refusesATableThatItCannotRead(String path, String parameter) {
        var answer = http.get(RUNS + path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.wrongFields()).containsExactly(parameter);
    }

    @Test
    void gathersRuns() {
        JsonNode groups = table("/groups", "groupBy", "batchSize", "columns", "parameters, p50")
                .json();
        JsonNode first = groups.get("items").get(0);
        assertThat(first.get("key").get("batchSize").intValue()).isEqualTo(2);
        assertThat(first.get("runs").intValue()).isEqualTo(3);
        assertThat(first.at("/aggregates/parameters/count").intValue()).isEqualTo(3);
        assertThat(first.at("/aggregates/parameters/low").doubleValue())
                .isLessThan(first.at("/aggregates/parameters/mean").doubleValue());
        assertThat(first.at("/aggregates/p50/count").intValue()).isZero();
        assertThat(groups.get("nextPageToken").isNull()).isTrue();
    }

    @Test
    void pagesThroughGroups() {
        JsonNode all = table("/groups", "groupBy", "batchSize").json().get("items");
        assertThat(all.size()).isGreaterThan(1);
        var paged = new ArrayList<JsonNode>();
        JsonNode page =
                table("/groups", "groupBy", "batchSize", "pageSize", "1").json();
        while (!page.get("nextPageToken").isNull()) {
            page.get("items").forEach(paged::add);
            String token = page.get("nextPageToken").stringValue();
            page = table("/groups", "groupBy", "batchSize", "pageSize", "1", "pageToken", token)
                    .json();
        }
        page.get("items").forEach(paged::add);
        assertThat(paged).isEqualTo(List.copyOf(all.values()));
    }

    @Test
    void refusesATokenOfOtherGroups() {
        String token = table("/groups", "groupBy", "batchSize", "pageSize", "1")
                .json()
                .get("nextPageToken")
                .stringValue();
        var answer = table("/groups", "groupBy", "state", "pageToken", token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly("pageToken");
    }

    @Test
    void exportsEveryRowAsCsvThatASpreadsheetTakesForText() {
        var answer = table("/export", "orderBy", "parameters", "columns", "title, tags, batchSize, createdAt, p50");
        assertThat(answer.type()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).contains("attachment", "overtone-runs.csv");
        List<Csv.Row> rows = Csv.read(answer.text());
        assertThat(rows).hasSize(6);
        assertThat(rows.getFirst().cells()).containsExactly("title", "tags", "batchSize", "createdAt", "p50");
        assertThat(rows.get(1).cells().getFirst()).isEqualTo("=1+1");
        assertThat(answer.text()).contains("\"'=1+1\"", "\"a \"\"b\"\"\r\nc\"", "\"even, x\"");
        assertThat(rows.get(2).cells().get(1)).isEqualTo("even, x");
    }

    @Test
    void exportsAPageAsJsonAndNothingAsNoRows() {
        JsonNode two = table("/export", "format", "json", "pageSize", "2", "columns", "title,p50")
                .json();
        assertThat(two.size()).isEqualTo(2);
        assertThat(two.get(0).propertyNames()).containsExactly("id", "title", "p50");
        assertThat(table("/export", "format", "json", "filter", "p50 > 0")
                        .json()
                        .size())
                .isZero();
        assertThat(table("/export", "columns", "p50", "filter", "p50 > 0").text())
                .isEqualTo("\"p50\"\r\n");
    }

    @Test
    void helpsWithAFilterAndNamesItsColumns() {
        JsonNode completion = table("/completions", "filter", "state = 'F").json();
        assertThat(completion.get("from").intValue()).isEqualTo(8);
        List<String> offered = new ArrayList<>();
        completion.get("suggestions").forEach(one -> offered.add(one.get("text").stringValue()));
        assertThat(offered).containsExactly("'FINISHED'", "'FAILED'");
        assertThat(http.get(RUNS + "/columns").json().get("items")).anySatisfy(column -> {
            assertThat(column.get("name").stringValue()).isEqualTo("p50");
            assertThat(column.get("unit").stringValue()).isEqualTo("ms");
        });
    }

    @Test
    void keepsViews() {
        var made = http.postJson(VIEWS, """
                {"name": "Fast", "shared": true, "state": {"filter": "p50 < 5",
                 "columns": [{"name": "name", "width": 200, "pinned": true}, {"name": "p50"}],
                 "sorts": [{"column": "p50"}, {"column": "name", "descending": true}], "groupBy": ["hardwareProfile"]}}""");
        assertThat(made.status()).isEqualTo(201);
        String path = String.valueOf(made.header("Location"));
        JsonNode view = http.get(path).json();
        assertThat(view).isEqualTo(made.json());
        assertThat(view.at("/state/columns/0/width").intValue()).isEqualTo(200);
        assertThat(view.at("/state/columns/1/width").isNull()).isTrue();
        assertThat(view.get("own").booleanValue()).isTrue();

        var changed =
                http.send("PATCH", path, "{\"name\": \"Faster\"}", "Content-Type", "application/merge-patch+json");
        assertThat(changed.json().get("name").stringValue()).isEqualTo("Faster");
        assertThat(changed.json().get("state")).isEqualTo(view.get("state"));
        assertThat(http.get(VIEWS).json().get("items").size()).isOne();

        assertThat(http.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(http.get(path).status()).isEqualTo(404);
        assertThat(http.send("DELETE", path, null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; name",
                "{\"name\": \"\"}; name",
                "{\"name\": \"x\", \"colour\": 1}; colour",
                "{\"name\": \"x\", \"project\": \"nowhere\"}; project",
                "{\"name\": \"x\", \"state\": {\"filter\": \"p50 <\"}}; state.filter",
                "{\"name\": \"x\", \"state\": {\"columns\": [{\"name\": \"nothing\"}]}}; columns",
                "{\"name\": \"x\", \"state\": {\"columns\": [{\"name\": \"p50\", \"width\": 1}]}}; state.columns[0].width",
                "{\"name\": \"x\", \"state\": {\"sorts\": [{}]}}; state.sorts[0].column",
                "{\"name\": \"x\", \"state\": {\"groupBy\": [\"p50\"]}}; groupBy"
            })
    void refusesAViewThatCouldNotBeShown(String body, String field) {
        var answer = http.postJson(VIEWS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(http.get(VIEWS).json().get("items").size()).isZero();
    }
}

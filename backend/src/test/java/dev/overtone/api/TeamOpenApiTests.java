package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What a server for a team describes beside what {@link OpenApiTests} sees: people, and how they log in. */
@TeamTest
class TeamOpenApiTests {

    private static final Pattern OF_PEOPLE = Pattern.compile("/(people|members|tokens|service-tokens|audit)\\b");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Team team;

    @LocalServerPort
    private int port;

    private JsonNode api;
    private DescribedCalls calls;

    @BeforeEach
    void reads() {
        var http = new Http(port);
        team.begin(http);
        api = http.get("/api/v1/openapi.json", "Authorization", Team.basic(Team.ADMIN, Team.PASSWORD))
                .json();
        calls = new DescribedCalls(mappings, api);
    }

    @Test
    void describesEveryCallAndNoOther() {
        assertThat(calls.described()).isEqualTo(calls.served());
        assertThat(calls.described().keySet().stream()
                        .filter(call -> OF_PEOPLE.matcher(call).find()))
                .containsExactlyInAnyOrder(
                        "GET /api/v1/people",
                        "POST /api/v1/people",
                        "GET /api/v1/people/{id}",
                        "PATCH /api/v1/people/{id}",
                        "POST /api/v1/people/{id}/invitation",
                        "DELETE /api/v1/people/{id}/identity",
                        "GET /api/v1/projects/{id}/members",
                        "PUT /api/v1/projects/{id}/members/{person}",
                        "DELETE /api/v1/projects/{id}/members/{person}",
                        "GET /api/v1/tokens",
                        "POST /api/v1/tokens",
                        "DELETE /api/v1/tokens/{id}",
                        "GET /api/v1/service-tokens",
                        "DELETE /api/v1/service-tokens/{id}",
                        "GET /api/v1/audit");
    }

    @Test
    void describesHowOneLogsIn() {
        assertThat(api.at("/components/securitySchemes/token/scheme").stringValue())
                .isEqualTo("bearer");
        assertThat(api.at("/components/securitySchemes/password/scheme").stringValue())
                .isEqualTo("basic");
        assertThat(api.get("security").toString()).isEqualTo("[{\"token\":[]},{\"password\":[]}]");
    }

    @ParameterizedTest
    @CsvSource({
        "get, /api/v1/me, 200 401 429 503",
        "get, /api/v1/runs, 200 400 401 429 503",
        "post, /api/v1/analyses, 200 400 401 408 413 415 422 429 503",
        "post, /api/v1/runs, 202 400 401 403 408 413 415 422 429 503 507",
        "post, /api/v1/runs/{id}/cancel, 202 401 403 404 409 429 503 507",
        "get, /api/v1/people, 200 401 403 429 503",
        "post, /api/v1/people, 201 400 401 403 408 413 415 422 429 503 507",
        "patch, /api/v1/people/{id}, 200 400 401 403 404 408 409 413 415 422 429 503 507",
        "post, /api/v1/people/{id}/invitation, 201 401 403 404 422 429 503 507",
        "delete, /api/v1/people/{id}/identity, 204 401 403 404 409 429 503 507",
        "get, /api/v1/projects/{id}/members, 200 401 404 429 503",
        "put, /api/v1/projects/{id}/members/{person}, 200 400 401 403 404 408 409 413 415 422 429 503 507",
        "delete, /api/v1/projects/{id}/members/{person}, 204 401 403 404 409 429 503 507",
        "post, /api/v1/tokens, 201 400 401 403 408 413 415 422 429 503 507",
        "delete, /api/v1/tokens/{id}, 204 401 403 404 429 503 507",
        "delete, /api/v1/service-tokens/{id}, 204 401 403 404 429 503 507",
        "get, /api/v1/audit, 200 400 401 403 429 503"
    })
    void describesTheProblemsOfACall(String method, String path, String statuses) {
        calls.assertAnswers(method, path, statuses);
    }
}

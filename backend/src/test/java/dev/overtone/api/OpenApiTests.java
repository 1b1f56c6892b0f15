package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@HttpTest
class OpenApiTests {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    private JsonNode api;
    private DescribedCalls calls;

    @BeforeEach
    void reads() {
        api = new Http(port).get("/api/v1/openapi.json").json();
        calls = new DescribedCalls(mappings, api);
    }

    @Test
    void describesEveryCallAndNoOther() {
        assertThat(calls.described()).isEqualTo(calls.served());
        assertThat(calls.described().keySet())
                .containsExactlyInAnyOrder(
                        "GET /api/v1/presets",
                        "GET /api/v1/presets/{id}",
                        "POST /api/v1/analyses",
                        "POST /api/v1/comparisons",
                        "POST /api/v1/solutions",
                        "POST /api/v1/enumerations",
                        "POST /api/v1/predictions",
                        "GET /api/v1/correlations",
                        "GET /api/v1/hardware",
                        "POST /api/v1/runs",
                        "GET /api/v1/runs",
                        "GET /api/v1/runs/{id}",
                        "GET /api/v1/runs/columns",
                        "GET /api/v1/runs/completions",
                        "GET /api/v1/runs/groups",
                        "GET /api/v1/runs/export",
                        "GET /api/v1/views",
                        "POST /api/v1/views",
                        "GET /api/v1/views/{id}",
                        "PATCH /api/v1/views/{id}",
                        "DELETE /api/v1/views/{id}",
                        "GET /api/v1/runs/{id}/samples",
                        "GET /api/v1/runs/{id}/layers",
                        "GET /api/v1/runs/{id}/events",
                        "POST /api/v1/runs/{id}/cancel",
                        "POST /api/v1/searches",
                        "GET /api/v1/searches",
                        "GET /api/v1/searches/{id}",
                        "GET /api/v1/searches/{id}/trials",
                        "GET /api/v1/searches/{id}/front",
                        "GET /api/v1/searches/{id}/importance",
                        "GET /api/v1/searches/{id}/export",
                        "GET /api/v1/searches/{id}/events",
                        "POST /api/v1/searches/{id}/pause",
                        "POST /api/v1/searches/{id}/resume",
                        "POST /api/v1/searches/{id}/stop",
                        "POST /api/v1/searches/{id}/extend",
                        "POST /api/v1/searches/{id}/measure",
                        "POST /api/v1/series",
                        "GET /api/v1/series",
                        "GET /api/v1/series/{id}",
                        "POST /api/v1/series/{id}/cancel",
                        "GET /api/v1/run-comparisons",
                        "GET /api/v1/run-comparisons.csv",
                        "GET /api/v1/devices",
                        "GET /api/v1/devices/{id}",
                        "POST /api/v1/devices/{id}/pause",
                        "POST /api/v1/devices/{id}/drain",
                        "POST /api/v1/devices/{id}/resume",
                        "POST /api/v1/devices/{id}/calibrate",
                        "GET /api/v1/networks",
                        "POST /api/v1/networks",
                        "PATCH /api/v1/networks/{fingerprint}",
                        "GET /api/v1/networks/{fingerprint}",
                        "GET /api/v1/networks/{fingerprint}/metrics",
                        "POST /api/v1/networks/{fingerprint}/metrics",
                        "GET /api/v1/networks/{fingerprint}/signals",
                        "POST /api/v1/networks/{fingerprint}/signals",
                        "GET /api/v1/runs/{id}/metrics",
                        "POST /api/v1/runs/{id}/metrics",
                        "GET /api/v1/metrics",
                        "POST /api/v1/metrics",
                        "GET /api/v1/metrics.csv",
                        "GET /api/v1/metrics/{id}",
                        "DELETE /api/v1/metrics/{id}",
                        "GET /api/v1/me",
                        "GET /api/v1/projects",
                        "POST /api/v1/projects",
                        "GET /api/v1/projects/{id}",
                        "PATCH /api/v1/projects/{id}",
                        "DELETE /api/v1/projects/{id}",
                        "POST /api/v1/projects/{id}/restore",
                        "GET /api/v1/experiments",
                        "POST /api/v1/experiments",
                        "GET /api/v1/experiments/{id}",
                        "PATCH /api/v1/experiments/{id}",
                        "DELETE /api/v1/experiments/{id}",
                        "POST /api/v1/experiments/{id}/restore",
                        "PATCH /api/v1/runs/{id}",
                        "DELETE /api/v1/runs/{id}",
                        "POST /api/v1/runs/{id}/restore",
                        "PUT /api/v1/runs/{id}/star",
                        "DELETE /api/v1/runs/{id}/star",
                        "POST /api/v1/runs/bulk",
                        "GET /api/v1/trash",
                        "DELETE /api/v1/trash",
                        "GET /api/v1/trash/purges");
    }

    @Test
    void describesWhatIsSentAndWhatComesBack() {
        assertThat(schema("RunRequest").get("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "network",
                        "device",
                        "batchSize",
                        "precision",
                        "runtime",
                        "threads",
                        "protocol",
                        "counters",
                        "project",
                        "experiment",
                        "tags",
                        "madeFrom",
                        "clonedFrom");
        assertThat(schema("RunRequest").get("required").toString()).contains("network");
        assertThat(schema("Network").get("properties").propertyNames())
                .contains("preset", "family", "input", "blocks", "multiplier", "scope", "classes");
        assertThat(schema("NetworkBlock").at("/properties/depth/maximum").intValue())
                .isEqualTo(512);
        assertThat(schema("AnalysisRequest").get("properties").propertyNames())
                .containsExactlyInAnyOrder("network", "scenario", "hardware", "systolic");
        assertThat(schema("AnalysisResponse").get("properties").propertyNames())
                .contains("conventions", "traffic", "roofline", "memory", "expressivity", "systolic");
        assertThat(schema("SolutionRequest").get("properties").propertyNames())
                .containsExactlyInAnyOrder("network", "largest", "block", "budget", "scenario", "hardware", "systolic");
        assertThat(schema("EnumerationRequest").get("properties").propertyNames())
                .containsExactlyInAnyOrder("space", "objectives", "bounds", "scenario", "hardware", "systolic");
        assertThat(schema("RunResponse").get("properties").propertyNames())
                .contains("measurement", "failure", "numerics");
        assertThat(schema("Layers").get("properties").propertyNames())
                .contains("sum", "p50", "gap", "plain", "kinds", "layers", "roofline");
        assertThat(schema("Memory").get("properties").propertyNames())
                .contains("beforeBytes", "peakBytes", "networkBytes", "estimatedNetworkBytes");
        assertThat(schema("SaveRequest").get("properties").propertyNames())
                .containsExactlyInAnyOrder("network", "title", "notes", "madeFrom");
        assertThat(schema("NetworkPatch").get("properties").propertyNames())
                .containsExactlyInAnyOrder("title", "notes");
        assertThat(schema("NetworkDetailsResponse").get("properties").propertyNames())
                .contains("fingerprint", "title", "notes", "runs", "latestRun", "fastest", "madeFrom", "madeInto");
        assertThat(api.at("/paths/~1api~1v1~1runs/post/requestBody/content/application~1json/schema/$ref")
                        .stringValue())
                .endsWith("/RunRequest");
        assertThat(api.at("/paths/~1api~1v1~1runs/post/responses/202").isMissingNode())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "post, /api/v1/runs, 202 400 408 413 415 422 503 507",
        "post, /api/v1/analyses, 200 400 408 413 415 422 503",
        "post, /api/v1/comparisons, 200 400 408 413 415 422 503",
        "post, /api/v1/solutions, 200 400 408 413 415 422 503",
        "post, /api/v1/enumerations, 200 400 408 413 415 422 503",
        "post, /api/v1/predictions, 200 400 408 413 415 422 503",
        "get, /api/v1/correlations, 200 400 503",
        "get, /api/v1/hardware, 200 503",
        "get, /api/v1/runs, 200 400 503",
        "get, /api/v1/run-comparisons, 200 400 404 503",
        "get, /api/v1/devices/{id}, 200 404 503",
        "post, /api/v1/devices/{id}/pause, 200 404 503 507",
        "post, /api/v1/devices/{id}/calibrate, 202 404 503 507",
        "post, /api/v1/networks, 200 201 400 408 413 415 422 503 507",
        "patch, /api/v1/networks/{fingerprint}, 200 400 404 408 413 415 422 503 507",
        "get, /api/v1/runs/{id}, 200 404 503",
        "post, /api/v1/networks/{fingerprint}/metrics, 201 400 404 408 413 415 422 503 507",
        "post, /api/v1/networks/{fingerprint}/signals, 202 400 404 408 413 415 422 503 507",
        "post, /api/v1/metrics, 200 400 408 413 415 422 503 507",
        "delete, /api/v1/metrics/{id}, 204 404 503 507",
        "post, /api/v1/projects, 201 400 408 409 413 415 422 503 507",
        "patch, /api/v1/projects/{id}, 200 400 404 408 409 413 415 422 503 507",
        "delete, /api/v1/experiments/{id}, 204 404 409 503 507",
        "patch, /api/v1/runs/{id}, 200 400 404 408 413 415 422 503 507",
        "put, /api/v1/runs/{id}/star, 204 404 503 507",
        "post, /api/v1/runs/bulk, 200 400 408 409 413 415 422 503 507",
        "get, /api/v1/runs/{id}/layers, 200 404 503",
        "get, /api/v1/searches/{id}/trials, 200 400 404 503",
        "post, /api/v1/searches/{id}/pause, 202 404 409 503 507",
        "post, /api/v1/searches/{id}/extend, 202 400 404 408 409 413 415 422 503 507",
        "post, /api/v1/series/{id}/cancel, 202 404 503 507",
        "get, /api/v1/run-comparisons.csv, 200 400 404 503",
        "get, /api/v1/trash, 200 400 503",
        "post, /api/v1/runs/{id}/cancel, 202 404 409 503 507"
    })
    void describesTheProblemsOfACall(String method, String path, String statuses) {
        calls.assertAnswers(method, path, statuses);
        assertThat(schema("Problem").get("properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "errors");
        assertThat(schema("FieldError").get("properties").propertyNames())
                .containsExactlyInAnyOrder("field", "value", "allowed", "message");
    }

    private JsonNode schema(String name) {
        return api.at("/components/schemas/" + name);
    }
}

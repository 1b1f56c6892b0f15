package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.accounts.Requires.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The guards at every route that the server has, those of tomorrow too. */
@HttpTest
class EveryRouteGuardedTests {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    private Http http;
    private List<Route> routes;

    private record Route(String method, String path) {}

    @BeforeEach
    void readsTheRoutes() {
        http = new Http(port);
        routes = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream()
                                .map(path -> new Route(method.name(), path.replaceAll("\\{\\w+}", "0-0-0-0-0")))))
                .distinct()
                .toList();
        assertThat(unsafe()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void answersNoForeignName() {
        for (Route route : routes) {
            for (String host : new String[] {"evil.example", "evil.example:" + port, "localhost.evil.example"}) {
                assertThat(http.raw(route.method(), route.path(), Map.of("Host", host)))
                        .as(route + " " + host)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void isNotDrivenByOtherSites() {
        String host = "127.0.0.1:" + port;
        for (Route route : unsafe()) {
            for (Map<String, String> foreign : List.of(
                    Map.of("Host", host, "Origin", "http://evil.example"),
                    Map.of("Host", host, "Origin", "null"),
                    Map.of("Host", host, "Origin", "http://" + host, "Sec-Fetch-Site", "cross-site"),
                    Map.of("Host", host, "Sec-Fetch-Site", "same-site"))) {
                assertThat(http.raw(route.method(), route.path(), foreign))
                        .as(route + " " + foreign)
                        .isEqualTo(403);
            }
        }
    }

    /** Also where no browser says where it comes from. */
    @Test
    void takesNoFormWithoutItsToken() {
        for (Route route : unsafe()) {
            int status = http.raw(route.method(), route.path(), Map.of("Host", "127.0.0.1:" + port));
            if (route.path().startsWith("/api/")) {
                assertThat(status).as(route.toString()).isNotEqualTo(403);
            } else {
                assertThat(status).as(route.toString()).isEqualTo(403);
            }
        }
    }

    @Test
    void saysOfEveryRouteWhoMayUseIt() {
        assertThat(unruled()).isEmpty();
    }

    /** Rules that could not be kept: a right in a project needs the path variable that leads to it. */
    @Test
    void namesWhatEachRuleIsAbout() {
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            RouteRule rule = RouteRule.of(handler).orElseThrow();
            boolean inAProject =
                    Set.of(Right.VIEWER, Right.EDITOR, Right.PROJECT_ADMIN).contains(rule.right());
            assertThat(rule.subject() != Requires.Subject.NOTHING)
                    .as(handler.toString())
                    .isEqualTo(inAProject);
            if (inAProject) {
                assertThat(mapping.getPatternValues())
                        .as(handler.toString())
                        .allMatch(path -> path.contains("{" + rule.variable() + "}"));
            }
            if (rule.computes()) {
                assertThat(mapping.getMethodsCondition().getMethods())
                        .as(handler.toString())
                        .containsExactly(RequestMethod.POST);
            }
        });
    }

    @Test
    void reportsARouteThatNobodyThoughtOfAndAnswersNobodyThere() throws NoSuchMethodException {
        var mapping = RequestMappingInfo.paths("/api/v1/planted")
                .methods(RequestMethod.GET)
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(mapping, new Planted(), Planted.class.getDeclaredMethod("answer"));
        try {
            assertThat(unruled()).singleElement().asString().contains("Planted#answer()");
            var refused = http.get("/api/v1/planted");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).doesNotContain("reached");
        } finally {
            mappings.unregisterMapping(mapping);
        }
        assertThat(unruled()).isEmpty();
    }

    static class Planted {

        @ResponseBody
        String answer() {
            return "reached";
        }
    }

    private List<HandlerMethod> unruled() {
        return mappings.getHandlerMethods().values().stream()
                .filter(handler -> RouteRule.of(handler).isEmpty())
                .toList();
    }

    private List<Route> unsafe() {
        return routes.stream().filter(route -> !SAFE.contains(route.method())).toList();
    }
}

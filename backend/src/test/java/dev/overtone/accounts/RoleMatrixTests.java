package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.Ledger;
import dev.overtone.OnlyAsked;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import dev.overtone.accounts.Requires.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that there is, asked over HTTP by everybody there can be, of what lies in their project and in another one.
 * What is expected follows from the route's rule, so that a new route is in it without a word.
 */
@TeamTest
class RoleMatrixTests {

    private static final Set<RequestMethod> SAFE = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Team team;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TokenRows tokens;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Http http;
    private final Map<Actor, String[]> headers = new EnumMap<>(Actor.class);
    private final Map<Subject, UUID> own = new EnumMap<>(Subject.class);
    private final Map<Subject, UUID> foreign = new EnumMap<>(Subject.class);

    /** Who asks; the role is the one in the own project. */
    private enum Actor {
        NOBODY(null),
        OUTSIDER(null),
        VIEWER(Role.VIEWER),
        EDITOR(Role.EDITOR),
        PROJECT_ADMIN(Role.ADMIN),
        PLATFORM_ADMIN(Role.ADMIN),
        READ_TOKEN(Role.VIEWER),
        WRITE_TOKEN(Role.EDITOR),
        ADMIN_TOKEN(Role.ADMIN),
        SERVICE_TOKEN(Role.EDITOR);

        private final @Nullable Role role;

        Actor(@Nullable Role role) {
            this.role = role;
        }

        boolean isToken() {
            return name().endsWith("TOKEN");
        }

        boolean has(Role wanted) {
            return role != null && role.includes(wanted);
        }
    }

    private record Route(
            String method,
            String path,
            RouteRule rule,
            @Nullable String consumes) {

        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean isInAProject() {
            return rule.subject() != Subject.NOTHING;
        }
    }

    @BeforeEach
    void findsEverybody() {
        http = new Http(port);
        team.begin(http);
        ledger.empty();
        UUID here = team.project("Matrix");
        UUID there = team.project("Another matrix");
        fill(own, here);
        fill(foreign, there);
        UUID admin = member("matrix admin", here, Role.ADMIN, there);
        headers.put(Actor.NOBODY, Team.headers("SESSION=none"));
        headers.put(Actor.OUTSIDER, session(member("matrix outsider", null, Role.VIEWER, there)));
        headers.put(Actor.VIEWER, session(member("matrix viewer", here, Role.VIEWER, there)));
        headers.put(Actor.EDITOR, session(member("matrix editor", here, Role.EDITOR, there)));
        headers.put(Actor.PROJECT_ADMIN, session(admin));
        headers.put(Actor.PLATFORM_ADMIN, Team.session(http, Team.ADMIN));
        headers.put(Actor.READ_TOKEN, token(admin, TokenScope.READ, null));
        headers.put(Actor.WRITE_TOKEN, token(admin, TokenScope.WRITE, null));
        headers.put(Actor.ADMIN_TOKEN, token(admin, TokenScope.ADMIN, null));
        headers.put(Actor.SERVICE_TOKEN, token(admin, TokenScope.WRITE, here));
    }

    @Test
    void answersEverybodyAsTheRoutesRuleSays() {
        List<Route> routes = routes();
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (Route route : routes) {
            for (Actor actor : Actor.values()) {
                for (boolean isOwn : route.isInAProject() ? List.of(true, false) : List.of(true)) {
                    int status = ask(route, actor, isOwn ? own : foreign);
                    int expected = expected(route, actor, isOwn);
                    asked++;
                    if (status != expected) {
                        wrong.add("%s %s by %s of %s: %d instead of %d"
                                .formatted(
                                        route.method(),
                                        route.path(),
                                        actor,
                                        isOwn ? "own" : "another",
                                        status,
                                        expected));
                    }
                }
            }
        }
        System.out.printf(
                "Role matrix: %d routes, %d kinds of callers, %d requests%n",
                routes.size(), Actor.values().length, asked);
        assertThat(wrong).isEmpty();
        assertThat(routes).hasSizeGreaterThan(150);
    }

    /** Without this one could not tell a guard that refuses from a path that leads nowhere. */
    @Test
    void refusesWhatIsNotThereLikeWhatIsElsewhere() {
        UUID nothing = new UUID(7, 7);
        for (String path : List.of("/api/v1/runs/", "/api/v1/series/", "/api/v1/searches/")) {
            var missing = http.get(path + nothing, as(Actor.EDITOR));
            Subject subject =
                    path.contains("runs") ? Subject.RUN : path.contains("series") ? Subject.SERIES : Subject.SEARCH;
            UUID elsewhere = foreign.get(subject);
            var hidden = http.get(path + elsewhere, as(Actor.EDITOR));
            assertThat(missing.status()).isEqualTo(404);
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.text().replace(String.valueOf(elsewhere), "X"))
                    .isEqualTo(missing.text().replace(nothing.toString(), "X"));
        }
    }

    private int expected(Route route, Actor actor, boolean isOwn) {
        RouteRule rule = route.rule();
        if (rule.right() == Requires.Right.NOTHING) {
            return OnlyAsked.REACHED;
        }
        if (actor == Actor.NOBODY || (actor.isToken() && !route.isApi())) {
            return route.isApi() ? 401 : 302;
        }
        boolean changes = !SAFE.contains(RequestMethod.valueOf(route.method())) && !rule.computes();
        if (changes && actor == Actor.READ_TOKEN) {
            return 403;
        }
        return switch (rule.right()) {
            case NOTHING, LOGIN -> OnlyAsked.REACHED;
            case EDITOR_SOMEWHERE -> actor.has(Role.EDITOR) ? OnlyAsked.REACHED : 403;
            // This server lets everybody, as long as no token takes anything away.
            case PROJECT_CREATOR -> actor == Actor.ADMIN_TOKEN || !actor.isToken() ? OnlyAsked.REACHED : 403;
            case PLATFORM_ADMIN -> actor == Actor.PLATFORM_ADMIN ? OnlyAsked.REACHED : 403;
            case VIEWER -> inAProject(actor, Role.VIEWER, isOwn);
            case EDITOR -> inAProject(actor, Role.EDITOR, isOwn);
            case PROJECT_ADMIN -> inAProject(actor, Role.ADMIN, isOwn);
        };
    }

    private static int inAProject(Actor actor, Role role, boolean isOwn) {
        if (actor == Actor.PLATFORM_ADMIN) {
            return OnlyAsked.REACHED;
        }
        if (!isOwn || actor == Actor.OUTSIDER) {
            return 404;
        }
        return actor.has(role) ? OnlyAsked.REACHED : 403;
    }

    private String[] as(Actor actor) {
        return Objects.requireNonNull(headers.get(actor));
    }

    private int ask(Route route, Actor actor, Map<Subject, UUID> subjects) {
        String subject = String.valueOf(subjects.get(route.rule().subject()));
        String path = route.path()
                .replaceAll("\\{" + route.rule().variable() + "(:[^}]*)?}", subject)
                .replaceAll("\\{[^}]*}", "1");
        Stream<String> type = route.consumes() == null ? Stream.of() : Stream.of("Content-Type", route.consumes());
        String[] all = Stream.of(Stream.of(as(actor)), type, Stream.of(OnlyAsked.HEADER, "yes"))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return http.send(route.method(), path, null, all).status();
    }

    private List<Route> routes() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> {
                    RequestMappingInfo mapping = entry.getKey();
                    RouteRule rule = RouteRule.of(entry.getValue()).orElseThrow();
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    String query = String.join(
                            "&",
                            mapping.getParamsCondition().getExpressions().stream()
                                    .map(expression -> expression.getName() + "=" + new UUID(0, 1))
                                    .toList());
                    String consumes = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                            .map(Object::toString)
                            .findFirst()
                            .orElse(null);
                    return (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                            .stream()
                                    .flatMap(method -> mapping.getPatternValues().stream()
                                            .map(path -> new Route(
                                                    method.name(),
                                                    path + (query.isEmpty() ? "" : "?" + query),
                                                    rule,
                                                    consumes)));
                })
                .toList();
    }

    private UUID member(String name, @Nullable UUID project, Role role, UUID never) {
        UUID person = team.person(name);
        jdbc.sql("delete from membership where person_id = :person and project_id = :project")
                .param("person", person)
                .param("project", never)
                .update();
        if (project != null) {
            team.join(project, person, role);
        }
        names.put(person, name);
        return person;
    }

    private final Map<UUID, String> names = new java.util.HashMap<>();

    private String[] session(UUID person) {
        return Team.session(http, String.valueOf(names.get(person)));
    }

    private String[] token(UUID person, TokenScope scope, @Nullable UUID service) {
        String secret = Tokens.PREFIX + Secrets.next();
        var now = java.time.Instant.now();
        UUID id = tokens.add(person, "matrix", Secrets.hash(secret), scope, service != null, now, now.plusSeconds(600));
        if (service != null) {
            tokens.limit(id, service);
        }
        return new String[] {
            "Authorization", "Bearer " + secret, "Cookie", "XSRF-TOKEN=token", "X-XSRF-TOKEN", Team.masked("token")
        };
    }

    /** One of each kind in a project. */
    private void fill(Map<Subject, UUID> rows, UUID project) {
        rows.put(Subject.PROJECT, project);
        for (Subject subject : Subject.values()) {
            if (subject != Subject.PROJECT && subject != Subject.NOTHING) {
                rows.put(subject, row(subject, rows, project));
            }
        }
    }

    private UUID row(Subject subject, Map<Subject, UUID> rows, UUID project) {
        return switch (subject) {
            case NOTHING, PROJECT -> throw new IllegalArgumentException(subject.name());
            case EXPERIMENT ->
                insert(
                        "insert into experiment (name, project_id, created_at) values ('Matrix', :project, now())",
                        project);
            case RUN -> {
                UUID run = ledger.queue(Ledger.network(1)).id();
                jdbc.sql("update run set project_id = :project where id = :run")
                        .param("project", project)
                        .param("run", run)
                        .update();
                yield run;
            }
            case SERIES ->
                insert(
                        "insert into series (title, together, project_id, created_at) values ('Matrix', true, :project, now())",
                        project);
            case SEARCH -> insert("""
                            insert into search (title, space, networks, method, seed, costing, batch_size, "precision", runtime,
                                threads, protocol, pause_after_one, state, created_at, finished_at, project_id)
                            values ('Matrix', '{}', 1, 'random', 1, '{}', 1, 'fp32', 'eager', 1, 'quick', false, 'STOPPED', now(),
                                now(), :project)""", project);
            case METRIC ->
                jdbc.sql("""
                            insert into metric (run_id, name, value, unit, source, attached_at)
                            values (:run, 'power', 1, 'W', '', now()) returning id""")
                        .param("run", rows.get(Subject.RUN))
                        .query(UUID.class)
                        .single();
        };
    }

    private UUID insert(String sql, UUID project) {
        return jdbc.sql(sql + " returning id")
                .param("project", project)
                .query(UUID.class)
                .single();
    }
}

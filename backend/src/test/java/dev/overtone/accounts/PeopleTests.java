package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import dev.overtone.tracking.Project;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** How people come, log in, get rights, hand them to programs and leave, over HTTP as they do it. */
@TeamTest
class PeopleTests {

    private static final Pattern LINK = Pattern.compile("/invitations/([\\w-]{43})");
    private static final Pattern SECRET = Pattern.compile("ovt_[\\w-]{43}");

    @Autowired
    private Team team;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PersonRows rows;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private Audit audit;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private Http http;
    private String admin;

    @BeforeEach
    void logsIn() {
        http = new Http(port);
        team.begin(http);
        admin = Team.session(http, Team.ADMIN)[1].split(";", 2)[0];
    }

    @Test
    void invitesSomebodyWhoChoosesAPasswordOnce() {
        String name = newName();
        var invited = Team.form(http, "/people", "name=" + name + "&email=" + name + "@example.org", admin);
        assertThat(invited.status()).isEqualTo(201);
        String link = found(LINK, invited.text());
        assertThat(invited.text()).contains(name + "@example.org", "shown this once");

        assertThat(http.get(link).text()).contains("Welcome, " + name);
        var weak = Team.form(http, link, "password=short", "");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.text()).contains("A password has 12 to 72 bytes.").doesNotContain("short<");
        assertThat(Team.form(http, link, "password=correct+horse", "").header("Location"))
                .endsWith("/login?joined");
        assertThat(http.get(link).status()).isEqualTo(404);
        assertThat(Team.form(http, link, "password=another+horse", "").status()).isEqualTo(404);

        assertThat(me(Team.session(http, name)).get("name").stringValue()).isEqualTo(name);
    }

    @Test
    void refusesNamesThatAreTakenOrNone() {
        var taken = Team.form(http, "/people", "name=ADA", admin);
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("Somebody is called ADA already.");
        var api = http.postJson("/api/v1/people", "{\"name\": \"<b>\", \"email\": \"none\"}", asAdmin());
        assertThat(api.status()).isEqualTo(422);
        assertThat(api.wrongFields()).containsExactly("name", "email");
    }

    @Test
    void showsAProjectToItsPeopleAndNothingOfItToOthers() {
        String name = newName();
        UUID person = team.person(name);
        String[] login = Team.session(http, name);
        String members = "/api/v1/projects/" + Project.FIRST + "/members";
        assertThat(http.get(members, login).status()).isEqualTo(404);

        assertThat(put(members + "/" + name, "{\"role\": \"VIEWER\"}").status()).isEqualTo(200);
        assertThat(http.get(members, login).text()).contains(name, "VIEWER");
        assertThat(me(login).get("projects").size()).isOne();
        assertThat(http.send("DELETE", members + "/" + person, null, login).status())
                .isEqualTo(403);
        assertThat(http.get("/projects/" + Project.FIRST + "/people", login).text())
                .contains(name)
                .doesNotContain("Add somebody");

        assertThat(http.send("DELETE", members + "/" + person, null, asAdmin()).status())
                .isEqualTo(204);
        assertThat(http.get(members, login).status()).isEqualTo(404);
        assertThat(put(members + "/nobody-there", "{\"role\": \"VIEWER\"}").wrongFields())
                .containsExactly("person");
        assertThat(put(members + "/" + name, "{\"role\": \"KING\"}").wrongFields())
                .containsExactly("role");
    }

    @Test
    void leavesAProjectItsLastAdmin() {
        UUID project = team.project("Last admin");
        UUID only = team.person("only admin");
        team.join(project, only, Role.ADMIN);
        String member = "/api/v1/projects/" + project + "/members/" + only;
        assertThat(put(member, "{\"role\": \"VIEWER\"}").status()).isEqualTo(409);
        assertThat(http.send("DELETE", member, null, asAdmin()).status()).isEqualTo(409);
        var page = Team.form(http, "/projects/" + project + "/people/" + only + "/remove", "", admin);
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("only admin is the project&#39;s last admin");
    }

    @Test
    void leavesTheServerItsLastAdmin() {
        UUID ada = rows.named(Team.ADMIN).orElseThrow().id();
        var refused = http.send("PATCH", "/api/v1/people/" + ada, "{\"disabled\": true}", json(asAdmin()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(Team.form(http, "/people/" + ada + "/admin", "on=false", admin)
                        .status())
                .isEqualTo(409);
        assertThat(me(asAdmin()).get("platformAdmin").booleanValue()).isTrue();
    }

    /** At once, whatever was logged in. */
    @Test
    void putsOutWhoeverIsDisabled() {
        String name = newName();
        UUID person = team.person(name);
        String[] login = Team.session(http, name);
        String token = token(login, "{\"name\": \"mine\", \"scope\": \"READ\"}");
        assertThat(http.get("/api/v1/me", "Authorization", "Bearer " + token).status())
                .isEqualTo(200);

        Team.form(http, "/people/" + person + "/disable", "", admin);
        assertThat(http.get("/api/v1/me", login).status()).isEqualTo(401);
        assertThat(http.get("/api/v1/me", "Authorization", "Bearer " + token).status())
                .isEqualTo(401);
        assertThat(http.get("/api/v1/me", "Authorization", Team.basic(name, Team.PASSWORD))
                        .status())
                .isEqualTo(401);
        Team.form(http, "/people/" + person + "/enable", "", admin);
        assertThat(http.get("/api/v1/me", login).status()).isEqualTo(401);
        assertThat(http.get("/api/v1/me", Team.session(http, name)).status()).isEqualTo(200);
    }

    @Test
    void endsEveryLoginWithThePassword() {
        String name = newName();
        team.person(name);
        String[] login = Team.session(http, name);
        String[] elsewhere = Team.session(http, name);
        String session = login[1].split(";", 2)[0];
        var wrong = Team.form(http, "/settings/password", "current=wrong&password=another+long+horse", session);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("This is not your password.");
        Team.form(http, "/settings/password", "current=correct+horse&password=another+long+horse", session);
        assertThat(http.get("/api/v1/me", elsewhere).status()).isEqualTo(401);
        assertThat(http.get("/api/v1/me", login).status()).isEqualTo(401);
        assertThat(http.get("/api/v1/me", "Authorization", Team.basic(name, "another long horse"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givesATokenThatIsShownOnceUsedAndRevoked() {
        String name = newName();
        team.join(Project.FIRST, team.person(name), Role.EDITOR);
        String[] login = Team.session(http, name);
        String session = login[1].split(";", 2)[0];
        var made = Team.form(http, "/settings/tokens", "name=nightly&scope=WRITE&days=30", session);
        assertThat(made.status()).isEqualTo(201);
        String secret = found(SECRET, made.text());
        assertThat(http.get("/settings", login).text())
                .contains("nightly", "never")
                .doesNotContain(secret);
        assertThat(jdbc.sql("select count(*) from api_token where hash = :hash")
                        .param("hash", Secrets.hash(secret))
                        .query(Long.class)
                        .single())
                .isOne();

        String[] bearer = {"Authorization", "Bearer " + secret};
        var me = me(bearer);
        assertThat(me.get("byToken").booleanValue()).isTrue();
        assertThat(http.postJson("/api/v1/tokens", "{\"name\": \"x\", \"scope\": \"READ\"}", bearer)
                        .status())
                .isEqualTo(403);
        var listed = http.get("/api/v1/tokens", login).json().get("items").get(0);
        assertThat(listed.get("lastUsedAt").isNull()).isFalse();
        assertThat(listed.toString()).doesNotContain("hash", "ovt_");
        String address = "/api/v1/tokens/" + listed.get("id").stringValue();
        assertThat(http.send("DELETE", address, null, asAdmin()).status()).isEqualTo(404);
        assertThat(http.send("DELETE", address, null, login).status()).isEqualTo(204);
        assertThat(http.get("/api/v1/me", bearer).status()).isEqualTo(401);
        assertThat(http.send("DELETE", address, null, login).status()).isEqualTo(404);
    }

    @Test
    void refusesTokensThatCannotBe() {
        String[] login = Team.session(http, personWithoutProject());
        var refused = http.postJson("/api/v1/tokens", """
                        {"name": "", "scope": "READ", "days": 0, "service": true, "projects": ["%s"]}""".formatted(Project.FIRST), login);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrongFields()).contains("days");
        var unseen = http.postJson("/api/v1/tokens", """
                        {"name": "ci", "scope": "READ", "service": true, "projects": ["%s"]}""".formatted(Project.FIRST), login);
        assertThat(unseen.wrongFields()).containsExactly("projects");
        assertThat(unseen.text()).contains("There is no project");
        assertThat(http.postJson("/api/v1/tokens", """
                        {"name": "ci", "scope": "READ", "service": true, "projects": ["%s", "mine"]}""".formatted(Project.FIRST), login)
                        .wrongFields())
                .containsExactly("projects[1]");
        assertThat(http.postJson("/api/v1/tokens", "{\"name\": \"x\"}", login).wrongFields())
                .containsExactly("scope");
    }

    /** Where the server lets everybody. */
    @Test
    void makesWhoeverCreatesAProjectItsAdmin() {
        String name = newName();
        team.person(name);
        String[] login = Team.session(http, name);
        assertThat(http.get("/projects", login).text()).contains("Create");
        var made = http.postJson("/api/v1/projects", "{\"name\": \"Project of " + name + "\"}", login);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String members = "/api/v1/projects/" + made.json().get("id").stringValue() + "/members";
        assertThat(http.get(members, login).json().get("items").toString()).contains(name, "ADMIN");
        assertThat(http.postJson("/api/v1/projects", "{\"name\": \"project of " + name + "\"}", login)
                        .status())
                .isEqualTo(409);
        String writes = token(login, "{\"name\": \"w\", \"scope\": \"WRITE\"}");
        assertThat(http.postJson("/api/v1/projects", "{\"name\": \"By a token\"}", "Authorization", "Bearer " + writes)
                        .status())
                .isEqualTo(403);
    }

    /** Of whoever takes care of the server: a maker who left revokes nothing. */
    @Test
    void showsAndRevokesTheTokensOfServicesWhoeverMadeThem() {
        String name = newName();
        UUID maker = team.person(name);
        team.join(Project.FIRST, maker, Role.ADMIN);
        String[] login = Team.session(http, name);
        String asked = "{\"name\": \"%s\", \"scope\": \"READ\", \"service\": true, \"projects\": [\"%s\"]}";
        String ci = token(login, asked.formatted("ci of " + name, Project.FIRST));
        String nightly = token(login, asked.formatted("nightly of " + name, Project.FIRST));
        token(login, "{\"name\": \"own of %s\", \"scope\": \"READ\"}".formatted(name));
        people.disable(maker);

        var listed = http.get("/api/v1/service-tokens", asAdmin()).json().get("items");
        var first = listed.get(0);
        assertThat(first.get("maker").stringValue()).isEqualTo(name);
        assertThat(first.get("token").get("name").stringValue()).isEqualTo("nightly of " + name);
        assertThat(first.get("token").get("projects").size()).isOne();
        assertThat(listed.toString()).doesNotContain("own of " + name, "ovt_");
        var page = http.get("/people", asAdmin()).text();
        assertThat(page).contains("ci of " + name, "nightly of " + name).doesNotContain("own of " + name);

        assertThat(http.get("/api/v1/me", "Authorization", "Bearer " + nightly).status())
                .isEqualTo(200);
        String address =
                "/api/v1/service-tokens/" + first.get("token").get("id").stringValue();
        assertThat(http.send("DELETE", address, null, asAdmin()).status()).isEqualTo(204);
        assertThat(http.send("DELETE", address, null, asAdmin()).status()).isEqualTo(404);
        assertThat(http.get("/api/v1/me", "Authorization", "Bearer " + nightly).status())
                .isEqualTo(401);
        var other = listed.get(1).get("token").get("id").stringValue();
        assertThat(Team.form(http, "/people/service-tokens/" + other + "/revoke", "", admin)
                        .header("Location"))
                .endsWith("/people#services");
        assertThat(http.get("/api/v1/me", "Authorization", "Bearer " + ci).status())
                .isEqualTo(401);
    }

    @Test
    void takesNoTokenThatRanOut() {
        String name = personWithoutProject();
        String secret = token(Team.session(http, name), "{\"name\": \"old\", \"scope\": \"READ\", \"days\": 1}");
        jdbc.sql("update api_token set expires_at = now() - interval '1 second' where hash = :hash")
                .param("hash", Secrets.hash(secret))
                .update();
        assertThat(http.get("/api/v1/me", "Authorization", "Bearer " + secret).status())
                .isEqualTo(401);
    }

    @Test
    void slowsDownWhoeverGuesses() {
        String name = personWithoutProject();
        for (int i = 0; i < LoginThrottle.WRONG_FOR_A_NAME; i++) {
            assertThat(http.get("/api/v1/me", "Authorization", Team.basic(name, "wrong" + i))
                            .status())
                    .isEqualTo(401);
        }
        var refused = http.get("/api/v1/me", "Authorization", Team.basic(name, Team.PASSWORD));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(1, 300);
        String page = Team.form(http, "/login", "username=" + name + "&password=correct+horse", "")
                .header("Location");
        assertThat(page).contains("/login?wait=");
        assertThat(http.get(String.valueOf(page).replaceFirst("^https?://[^/]*", ""))
                        .text())
                .contains("Too many wrong passwords. Try again in 5 minutes.");
    }

    @Test
    void writesDownWhoDidWhat() {
        String name = newName();
        UUID person = team.person(name);
        Team.session(http, name);
        http.get("/api/v1/me", "Authorization", Team.basic(name, "not the password"));
        put("/api/v1/projects/" + Project.FIRST + "/members/" + person, "{\"role\": \"EDITOR\"}");

        var mine = http.get("/api/v1/audit?person=" + name, asAdmin()).json().get("items");
        assertThat(mine.valueStream().map(entry -> entry.get("action").stringValue()))
                .containsExactly("login.failed", "login", "person.joined");
        var given = http.get("/api/v1/audit?action=member.put&pageSize=1", asAdmin())
                .json();
        assertThat(given.get("items").get(0).get("person").stringValue()).isEqualTo(Team.ADMIN);
        assertThat(given.get("items").get(0).get("details").get("role").stringValue())
                .isEqualTo("EDITOR");
        assertThat(given.get("items").get(0).get("address").stringValue()).isEqualTo("127.0.0.1");
        String page = http.get("/audit?person=" + name, asAdmin()).text();
        assertThat(page).contains("login.failed", "person.joined").doesNotContain("member.put</td>");
    }

    /** Also of what has nothing to do with accounts; what only computes is no change. */
    @Test
    void writesDownEveryChangeOnce() {
        http.postJson("/api/v1/analyses", "{\"network\": {\"preset\": \"hardnet-68\"}}", asAdmin());
        http.postJson("/api/v1/experiments", "{\"name\": \"" + newName() + "\"}", asAdmin());
        http.postJson("/api/v1/experiments", "{}", asAdmin());

        var trail = http.get("/api/v1/audit?pageSize=2", asAdmin()).json().get("items");
        assertThat(trail.get(0).get("action").stringValue()).isEqualTo("POST /api/v1/experiments");
        assertThat(trail.get(0).get("person").stringValue()).isEqualTo(Team.ADMIN);
        assertThat(trail.get(1).get("action").stringValue()).isNotEqualTo("POST /api/v1/experiments");
    }

    /** Rather than to leave the filter away and show every line. */
    @Test
    void refusesToFilterTheTrailByWhatNoLineHas() {
        var api = http.get("/api/v1/audit?person=a%00b&action=log%1Fin", asAdmin());
        assertThat(api.status()).isEqualTo(400);
        assertThat(api.wrongFields()).containsExactly("person", "action");
        var page = http.get("/audit?person=a%00b", asAdmin());
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text())
                .contains("Has a character that cannot be printed.")
                .doesNotContain("audit-entry");
    }

    @Test
    void readsTheTrailPageByPage() {
        audit.record("test.first", "1", java.util.Map.of());
        audit.record("test.second", "2", java.util.Map.of());
        var first = http.get("/api/v1/audit?pageSize=1", asAdmin()).json();
        var second = http.get(
                        "/api/v1/audit?pageSize=1&pageToken="
                                + first.get("nextPageToken").stringValue(),
                        asAdmin())
                .json();
        assertThat(List.of(first, second).stream()
                        .map(page -> page.get("items").get(0).get("action").stringValue()))
                .doesNotHaveDuplicates();
    }

    /** So that a restart logs nobody out, and an upgrade never meets what it cannot read. */
    @Test
    void keepsOfASessionInTheDatabaseWhoItIsAndNothingElse() {
        http.get("/runs", asAdmin());
        assertThat(jdbc.sql("select distinct attribute_name from spring_session_attributes")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("overtone.person", "overtone.stamp");
    }

    @Test
    void leavesNothingBehindForWhoeverOnlyLooksIn() {
        long before = jdbc.sql("select count(*) from spring_session")
                .query(Long.class)
                .single();
        assertThat(http.get("/runs", "Accept", "text/html").status()).isEqualTo(302);
        http.get("/login");
        assertThat(jdbc.sql("select count(*) from spring_session")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void closesTheSetupOnceSomebodyWasThere() {
        assertThat(http.get("/setup?token=anything").status()).isEqualTo(404);
        assertThat(Team.form(http, "/setup", "token=&name=eve&password=correct+horse", "")
                        .status())
                .isEqualTo(404);
        assertThat(rows.named("eve")).isEmpty();
    }

    @Test
    void makesTheAdminThatTheEnvironmentNames() {
        String name = newName();
        first(new Access.Admin(name, "from the environment"));
        assertThat(http.get("/api/v1/people", "Authorization", Team.basic(name, "from the environment"))
                        .status())
                .isEqualTo(200);
        // Whoever has the name keeps the password: the environment is no way to change it.
        first(new Access.Admin(name, "another environment"));
        assertThat(http.get("/api/v1/people", "Authorization", Team.basic(name, "another environment"))
                        .status())
                .isEqualTo(401);
        jdbc.sql("update person set platform_admin = false where name = :name")
                .param("name", name)
                .update();
    }

    @Test
    void opensNoSetupWhileSomebodyCanLogIn() {
        assertThat(first(null).secret()).isEmpty();
    }

    private FirstAdmin first(Access.@org.jspecify.annotations.Nullable Admin named) {
        var first = new FirstAdmin(
                new Access(true, named, false), rows, encoder, audit, java.time.Clock.systemUTC(), transaction);
        first.run(new org.springframework.boot.DefaultApplicationArguments());
        return first;
    }

    private String personWithoutProject() {
        String name = newName();
        team.person(name);
        return name;
    }

    private static String newName() {
        return "person" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String token(String[] login, String asked) {
        var made = http.postJson("/api/v1/tokens", asked, login);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("secret").stringValue();
    }

    private tools.jackson.databind.JsonNode me(String[] login) {
        return http.get("/api/v1/me", login).json();
    }

    private Http.Answer put(String path, String body) {
        return http.send("PUT", path, body, json(asAdmin()));
    }

    private String[] asAdmin() {
        return Team.headers(admin);
    }

    private static String[] json(String[] headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return all;
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}

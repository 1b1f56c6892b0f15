package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Http;
import dev.overtone.LoginProvider;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who comes in by the team's login provider, over HTTP as a browser goes there and back, and who does not. */
@TeamTest
class OidcLoginTests {

    private static final String BEGIN = "/oauth2/authorization/oidc";

    @Autowired
    private Team team;

    @Autowired
    private LoginProvider provider;

    @Autowired
    private People people;

    @Autowired
    private Identities identities;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Http http;
    private String name;
    private String email;
    private String subject;

    @BeforeEach
    void comes() {
        http = new Http(port);
        team.begin(http);
        name = "person" + UUID.randomUUID().toString().substring(0, 8);
        email = name + "@example.org";
        subject = "subject of " + name;
        provider.expects(subject, email, true);
    }

    @Test
    void letsSomebodyInvitedInWithoutAPassword() {
        UUID person = people.invite(name, email.toUpperCase(java.util.Locale.ROOT), false)
                .person();
        String[] login = signIn();

        assertThat(http.get("/api/v1/me", login).json().get("name").stringValue())
                .isEqualTo(name);
        assertThat(http.get("/settings", login).text()).contains(email, subject, "It is your only way in");
        assertThat(people.find(person).invitedUntil()).isNull();
        assertThat(people.find(person).canLogIn()).isTrue();
        assertThat(trail(name)).containsExactly("login {by=provider}", "identity.bound");
    }

    /** Nothing of the provider's, so that a restart logs nobody out and an upgrade never meets what it cannot read. */
    @Test
    void keepsOfALoginWhoItIsAndNothingElse() {
        people.invite(name, email, false);
        signIn();
        assertThat(jdbc.sql("select distinct attribute_name from spring_session_attributes")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("overtone.person", "overtone.stamp");
    }

    @Test
    void knowsSomebodyAgainByTheSubjectAlone() {
        UUID person = people.invite(name, email, false).person();
        signIn();
        provider.expects(subject, "renamed@elsewhere.example", false);
        assertThat(me(signIn())).isEqualTo(name);

        provider.expects("another subject of " + name, email, true);
        assertThat(refused()).isEqualTo("taken");
        identities.release(person);
        assertThat(me(signIn())).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "unsaid"})
    void refusesAnAddressThatIsNotVerified(String verified) {
        people.invite(name, email, false);
        provider.expects(subject, email, verified.equals("unsaid") ? null : Boolean.valueOf(verified));
        assertThat(refused()).isEqualTo("unverified");
        provider.expects(subject, null, true);
        assertThat(refused()).isEqualTo("unverified");
        assertThat(http.get("/login?refused=unverified").text())
                .contains("Example ID does not say that you have a verified e-mail address");
    }

    @Test
    void refusesWhomNobodyInvitedAndWritesItDown() {
        assertThat(refused()).isEqualTo("unknown");
        assertThat(people.find(name)).isEmpty();
        assertThat(trail(email)).containsExactly("login.refused {by=Example ID, reason=UNKNOWN}");
    }

    @Test
    void asksTheProviderForWhatTheTokenDoesNotTell() {
        people.invite(name, email, false);
        provider.expectsToBeAsked(subject, "somebody else", email);
        assertThat(refused()).isEqualTo("broken");
        provider.expectsToBeAsked(subject, subject, email);
        assertThat(me(signIn())).isEqualTo(name);
    }

    /** Another mailbox, which somebody else can have. */
    @Test
    void takesNoLetterForOneThatOnlyLooksLikeIt() {
        people.invite(name + "k", name + "k@example.org", false);
        provider.expects(subject, name + "\u212a@example.org", true);
        assertThat(refused()).isEqualTo("unknown");
        provider.expects(subject, name + "K@Example.org", true);
        assertThat(me(signIn())).isEqualTo(name + "k");
    }

    @Test
    void refusesAnAddressThatSeveralPeopleHave() {
        people.invite(name, email, false);
        people.invite(name + " too", email, false);
        assertThat(refused()).isEqualTo("ambiguous");
    }

    @Test
    void refusesWhoeverIsDisabledBoundOrNot() {
        UUID person = people.invite(name, email, false).person();
        people.disable(person);
        assertThat(refused()).isEqualTo("disabled");
        people.enable(person);
        String[] login = signIn();
        people.disable(person);
        assertThat(http.get("/api/v1/me", login).status()).isEqualTo(401);
        assertThat(refused()).isEqualTo("disabled");
    }

    @Test
    void letsPeopleOfAnAdmittedDomainInUnderANameOfTheirOwn() {
        team.person(name);
        String address = name + "@" + LoginProvider.ADMITTED;
        provider.expects(subject, address, true);
        provider.also(claims -> claims.claim("preferred_username", name));
        assertThat(me(signIn())).isEqualTo(address);
        assertThat(me(signIn())).isEqualTo(address);

        provider.expects(subject + "2", "eve@not-" + LoginProvider.ADMITTED, true);
        assertThat(refused()).isEqualTo("unknown");
    }

    @Test
    void refusesAnAnswerToAnotherQuestion() {
        people.invite(name, email, false);
        provider.also(claims -> claims.claim("nonce", "of another login"));
        assertThat(refused()).isEqualTo("broken");

        provider.expects(subject, email, true);
        var begun = http.get(BEGIN);
        String back = back(begun);
        assertThat(refusal(http.get(back))).as("without the cookie").isEqualTo("broken");
        assertThat(refusal(http.get(back.replaceFirst("state=[^&]*", "state=x"), "Cookie", cookie(begun))))
                .isEqualTo("broken");
        assertThat(refusal(http.get(back, "Cookie", cookie(http.get(BEGIN)))))
                .as("another browser's")
                .isEqualTo("broken");
        assertThat(refusal(http.get(back, "Cookie", "OVERTONE_SIGN_IN=e30"))).isEqualTo("broken");
        assertThat(refusal(http.get(back.replaceFirst("code=[^&]*", "error=access_denied"), "Cookie", cookie(begun))))
                .isEqualTo("declined");
        assertThat(http.get(back, "Cookie", cookie(begun)).header("Location")).doesNotContain("refused");
        assertThat(refusal(http.get(back, "Cookie", cookie(begun))))
                .as("the same code again")
                .isEqualTo("broken");
    }

    @Test
    void refusesATokenThatIsNotTheProvidersOrNotForThisServer() {
        people.invite(name, email, false);
        provider.signsWithAnotherKey();
        assertThat(refused()).isEqualTo("broken");
        provider.expects(subject, email, true);
        provider.also(claims -> claims.audience("another server"));
        assertThat(refused()).isEqualTo("broken");
        provider.expects(subject, email, true);
        provider.also(claims -> claims.issuer("https://elsewhere.example"));
        assertThat(refused()).isEqualTo("broken");
        provider.expects(subject, email, true);
        provider.also(claims -> claims.expirationTime(java.util.Date.from(java.time.Instant.EPOCH)));
        assertThat(refused()).isEqualTo("broken");
    }

    @Test
    void saysSoWhenTheProviderIsDown() {
        var begun = http.get(BEGIN);
        String back = back(begun);
        provider.goesDown();
        assertThat(refusal(http.get(back, "Cookie", cookie(begun)))).isEqualTo("unreachable");
        assertThat(http.get("/login?refused=unreachable").text())
                .contains("Example ID does not answer. Try again in a minute, or log in with a password.");
    }

    /** So that a server starts, and goes on, without it. */
    @Test
    void asksTheProviderWhoItIsOnlyWhenSomebodyComes() {
        var settings = new OidcSettings(provider.issuer(), "overtone", "secret", "Example", List.of());
        var asked = new OidcProvider(settings);
        provider.goesDown();
        assertThatThrownBy(asked::registration).isInstanceOf(OidcRefusal.Thrown.class);
        provider.expects(subject, email, true);
        assertThat(asked.registration().getClientId()).isEqualTo("overtone");
        provider.goesDown();
        assertThat(asked.registration()).isSameAs(asked.findByRegistrationId("oidc"));

        provider.expects(subject, email, true);
        var another = new OidcSettings(provider.issuer() + "/", "overtone", "secret", "Example", List.of());
        assertThatThrownBy(new OidcProvider(another)::registration).isInstanceOf(OidcRefusal.Thrown.class);
    }

    @Test
    void showsTheWayInAndGoesBackToThePageThatWasAskedFor() {
        people.invite(name, email, false);
        assertThat(http.get("/login").text()).contains("Sign in with Example ID", "href=\"" + BEGIN + "\"");
        var sent = http.get("/devices", "Accept", "text/html");
        String wanted = Objects.requireNonNull(sent.header("Set-Cookie")).split(";", 2)[0];
        String still = Objects.requireNonNull(http.get("/devices", "Accept", "text/html", "Cookie", wanted)
                        .headers()
                        .allValues("Set-Cookie")
                        .getLast())
                .split(";", 2)[0];
        assertThat(still).as("after looking again").isEqualTo(wanted);
        var begun = http.get(BEGIN, "Cookie", wanted);
        var done = http.get(back(begun), "Cookie", wanted + "; " + cookie(begun));
        assertThat(done.header("Location")).contains("/devices");
        assertThat(begun.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/login/oauth2/code", "Max-Age=600");
    }

    @Test
    void letsGoOfAnAccountOnceThereIsAPassword() {
        people.invite(name, email, false);
        String session = signIn()[1].split(";", 2)[0];
        var kept = Team.form(http, "/settings/identity/release", "", session);
        assertThat(kept.status()).isEqualTo(422);
        assertThat(kept.text()).contains("Choose a password first");
        Team.form(http, "/settings/password", "password=correct+horse", session);

        String again = signIn()[1].split(";", 2)[0];
        assertThat(Team.form(http, "/settings/identity/release", "", again).header("Location"))
                .endsWith("/login?logout");
        assertThat(http.get("/api/v1/me", "Cookie", again).status()).isEqualTo(401);
        assertThat(http.get("/settings", Team.session(http, name)).text()).contains("Not used yet");
    }

    @Test
    void letsAnAdminNoteAnAddressAndReleaseAnAccount() {
        UUID person = team.person(name);
        String[] admin = Team.session(http, Team.ADMIN);
        String session = admin[1].split(";", 2)[0];
        assertThat(refused()).isEqualTo("unknown");
        assertThat(Team.form(http, "/people/" + person + "/email", "email=none", session)
                        .status())
                .isEqualTo(422);
        Team.form(http, "/people/" + person + "/email", "email=" + email, session);
        String[] login = signIn();
        var seen = http.get("/api/v1/people/" + person, admin).json();
        assertThat(seen.get("identity").get("subject").stringValue()).isEqualTo(subject);
        assertThat(http.get("/people", admin).text()).contains("signs in as " + email);

        String identity = "/api/v1/people/" + person + "/identity";
        assertThat(http.send("DELETE", identity, null, admin).status()).isEqualTo(204);
        assertThat(http.get("/api/v1/me", login).status()).isEqualTo(401);
        assertThat(http.send("DELETE", identity, null, admin).status()).isEqualTo(404);
    }

    private String me(String[] login) {
        return http.get("/api/v1/me", login).json().get("name").stringValue();
    }

    /** What was done by or to somebody, the newest first. */
    private List<String> trail(String who) {
        return jdbc.sql("select action, details from audit where person = :who order by id desc")
                .param("who", who)
                .query((row, _) -> {
                    String details = row.getString("details");
                    return row.getString("action")
                            + (details.contains("\"by\"")
                                    ? " "
                                            + details.replaceAll("\"", "")
                                                    .replace(":", "=")
                                                    .replace(",", ", ")
                                    : "");
                })
                .list();
    }

    /** Headers of whoever the provider lets in. */
    private String[] signIn() {
        var done = comeBack();
        assertThat(done.header("Location")).doesNotContain("refused");
        return Team.headers(Team.sessionOf(done));
    }

    private String refused() {
        return refusal(comeBack());
    }

    private static String refusal(Http.Answer answer) {
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("SESSION="));
        String location = Objects.requireNonNull(answer.header("Location"));
        assertThat(location).contains("/login?refused=");
        return location.substring(location.indexOf('=') + 1);
    }

    private Http.Answer comeBack() {
        var begun = http.get(BEGIN);
        return http.get(back(begun), "Cookie", cookie(begun));
    }

    private static String cookie(Http.Answer begun) {
        return Objects.requireNonNull(begun.header("Set-Cookie")).split(";", 2)[0];
    }

    /** Where the provider sends back to whoever begins so. */
    private static String back(Http.Answer begun) {
        assertThat(begun.status()).isEqualTo(302);
        URI there = URI.create(Objects.requireNonNull(begun.header("Location")));
        URI back = URI.create(Objects.requireNonNull(new Http(there.getPort())
                .get(there.getRawPath() + "?" + there.getRawQuery())
                .header("Location")));
        assertThat(back.getPath()).isEqualTo("/login/oauth2/code/oidc");
        return back.getRawPath() + "?" + back.getRawQuery();
    }
}

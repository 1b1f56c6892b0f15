package dev.overtone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.accounts.FirstAdmin;
import dev.overtone.accounts.Invited;
import dev.overtone.accounts.Members;
import dev.overtone.accounts.People;
import dev.overtone.accounts.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of a server for a team, as tests need them. Every password is {@value #PASSWORD}. */
public class Team {

    public static final String ADMIN = "ada";
    public static final String PASSWORD = "correct horse";

    private final FirstAdmin first;
    private final People people;
    private final Members members;
    private final JdbcClient jdbc;

    public Team(FirstAdmin first, People people, Members members, JdbcClient jdbc) {
        this.first = first;
        this.people = people;
        this.members = members;
        this.jdbc = jdbc;
    }

    /** Sets the server up as its first admin would, if nobody did. */
    public void begin(Http http) {
        Optional<String> secret = first.secret();
        if (secret.isPresent()) {
            var answer = form(
                    http, "/setup", "token=" + secret.get() + "&name=" + ADMIN + "&password=" + encoded(PASSWORD), "");
            assertThat(answer.header("Location")).endsWith("/login?joined");
        }
    }

    /** As a new server is: nobody can log in, and the log has a link for the first admin, which this answers. */
    public String asNew() {
        jdbc.sql("delete from person where password is not null or platform_admin")
                .update();
        first.run(new DefaultApplicationArguments());
        return "/setup?token=" + first.secret().orElseThrow();
    }

    /** Somebody who can log in, and is in no project. */
    public UUID person(String name) {
        return people.find(name).map(found -> found.id()).orElseGet(() -> {
            Invited invited = people.invite(name, null, false);
            return people.join(invited.secret(), PASSWORD).id();
        });
    }

    public void join(UUID project, UUID person, Role role) {
        members.put(project, person.toString(), role);
    }

    public UUID project(String name) {
        return jdbc.sql("select id from project where name = :name")
                .param("name", name)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> jdbc.sql("insert into project (name, created_at) values (:name, now()) returning id")
                        .param("name", name)
                        .query(UUID.class)
                        .single());
    }

    /** Headers of somebody who logged in on a page. */
    public static String[] session(Http http, String name) {
        var answer = form(http, "/login", "username=" + encoded(name) + "&password=" + encoded(PASSWORD), "");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).doesNotContain("error", "wait");
        return headers(sessionOf(answer));
    }

    /** As a page's own script sends them. */
    public static String[] headers(String session) {
        return new String[] {"Cookie", session + "; XSRF-TOKEN=token", "X-XSRF-TOKEN", masked("token")};
    }

    public static String sessionOf(Http.Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("SESSION="))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    /** Posts a page's form with its token. */
    public static Http.Answer form(Http http, String path, String fields, String session) {
        return http.post(
                path,
                fields + (fields.isEmpty() ? "" : "&") + "_csrf=" + masked("token"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                (session.isEmpty() ? "" : session + "; ") + "XSRF-TOKEN=token");
    }

    /** As a page carries it: random bytes, then the token xor those. */
    public static String masked(String token) {
        byte[] text = token.getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * text.length];
        System.arraycopy(text, 0, masked, text.length, text.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

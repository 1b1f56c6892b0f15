package dev.overtone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.overtone.LoginProvider;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import dev.overtone.accounts.People;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way in by the team's login provider and back, in a real browser. */
@TeamTest
class ProviderHandsTests extends InBrowser {

    private static final String WAY = "Sign in with " + LoginProvider.LABEL;

    @Autowired
    private Team team;

    @Autowired
    private People people;

    @Autowired
    private LoginProvider provider;

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void comes() {
        team.begin(new dev.overtone.Http(port));
        visitor = new Visitor(browser, port, 390, 844, new HashSet<>());
    }

    @AfterEach
    void leaves() {
        visitor.close();
    }

    @Test
    void isRefusedAndThenComesInWhereTheyWantedToGo() {
        String name = "lovelace" + UUID.randomUUID().toString().substring(0, 8);
        String email = name + "@example.org";
        people.invite(name, email, false);
        provider.expects(name, "somebody@example.org", true);
        visitor.open("/settings");
        visitor.looksRight("login-by-a-provider");
        visitor.page.getByText(WAY).press("Enter");
        assertThat(visitor.page.locator("[role=alert]")).containsText("Nobody was invited here");
        visitor.looksRight("login-refused");
        provider.expects(name, email, true);
        visitor.page.getByText(WAY).press("Enter");
        visitor.reads("Settings");
        assertThat(visitor.page.locator("#identity")).containsText(email);
        visitor.looksRight("settings-by-a-provider");
    }
}

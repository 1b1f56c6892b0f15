package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import dev.overtone.Chromium;
import dev.overtone.Complaints;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Tests in a real browser: one for the class, and what its pages complained of in each test, which must be nothing. */
abstract class InBrowser {

    private static Playwright playwright;
    static Browser browser;

    final Complaints complaints = new Complaints("status of 422");

    @BeforeAll
    static void opensTheBrowser() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void closesTheBrowser() {
        browser.close();
        playwright.close();
    }

    @AfterEach
    void nothingComplained() {
        assertThat(complaints.heard()).isEmpty();
    }
}

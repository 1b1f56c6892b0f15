package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class AssetsTests {

    private static final Pattern ADDRESS = Pattern.compile("\"(/(?:css|img|js|webjars)/[^\"]+)\"");
    private static final Pattern HASH = Pattern.compile("-[0-9a-f]{32}(\\.[a-z]+)$");

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void connects() {
        http = new Http(port);
    }

    @Test
    void givesBrowsersAllFilesOfAPageToKeepForGood() {
        assertThat(addresses()).hasSizeGreaterThan(40).allSatisfy(address -> {
            assertThat(address).containsPattern(HASH);
            var answer = http.get(address);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        });
    }

    @Test
    void namesTheChartLibraryTheIconAndTheStyles() {
        assertThat(addresses().stream().map(address -> HASH.matcher(address).replaceFirst("$1")))
                .contains("/webjars/echarts/echarts.esm.min.js", "/img/favicon.svg", "/css/main.css");
    }

    @Test
    void hasNothingUnderAHashThatIsNotTheContents() {
        String other = HASH.matcher(addresses().getFirst()).replaceFirst("-" + "0".repeat(32) + "$1");
        assertThat(http.get(other).status()).isEqualTo(404);
    }

    @Test
    void hasNothingElseOfTheClassPath() {
        for (String path : List.of(
                "/css/none.css",
                "/js/",
                "/css",
                "/application.yaml",
                "/templates/layout.html",
                "/js/../application.yaml")) {
            assertThat(http.get(path).status()).as(path).isIn(400, 404);
        }
    }

    private List<String> addresses() {
        Set<String> found = new LinkedHashSet<>();
        var addresses = ADDRESS.matcher(http.get("/", "Accept", "text/html").text());
        while (addresses.find()) {
            found.add(addresses.group(1));
        }
        return List.copyOf(found);
    }
}

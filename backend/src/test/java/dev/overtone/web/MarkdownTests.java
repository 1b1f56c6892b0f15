package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private final Markdown markdown = new Markdown();

    @Test
    void putsHeadingsBelowThePagesOwn() {
        assertThat(markdown.html("# Why\n\n###### Because")).contains("<h3>Why</h3>", "<h6>Because</h6>");
    }

    @Test
    void endsALineWhereItsWriterEndedIt() {
        assertThat(markdown.html("one\ntwo")).isEqualTo("<p>one<br>\ntwo</p>\n");
    }

    @Test
    void writesListsEmphasisCodeAndLinks() {
        assertThat(markdown.html("- *a*\n- `b`\n\n[c](https://example.org/)"))
                .contains("<ul>", "<em>a</em>", "<code>b</code>", "href=\"https://example.org/\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt&#58;alert(1))",
                "![x](data:text/html;base64,AAAA)",
                "<https://a\"onmouseover=alert(1)>",
                "<svg/onload=alert(1)>"
            })
    void letsNothingRun(String hostile) {
        String html = markdown.html(hostile);

        assertThat(html.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script", "<img src=x", "javascript:", "data:text", "<svg")
                .doesNotContainPattern("<[^>]*\\son\\w+=");
    }
}

package dev.overtone.web;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/**
 * Notes as HTML. What people write as HTML is shown as text, addresses that run something are left out, and a line ends
 * where its writer ended it.
 */
@Component("markdown")
class Markdown {

    /** A page's own headings come before those of notes. */
    private static final int BELOW = 2;

    private static final int LOWEST = 6;

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .softbreak("<br>\n")
            .build();

    public String html(String text) {
        Node notes = parser.parse(text);
        notes.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(LOWEST, heading.getLevel() + BELOW));
                visitChildren(heading);
            }
        });
        return renderer.render(notes);
    }
}

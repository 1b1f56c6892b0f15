package dev.overtone.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as RFC 4180 has it. */
final class CsvText {

    private static final String LINE_END = "\r\n";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final StringBuilder text = new StringBuilder();

    void line(List<String> cells) {
        text.append(cells.stream().map(CsvText::quoted).collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    String text() {
        return text.toString();
    }

    /** The answer that a browser keeps as a file of this name. */
    static ResponseEntity<String> download(String name, String text) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text);
    }

    /** What a spreadsheet would take for a formula becomes text. */
    private static String quoted(String cell) {
        boolean isAFormula = !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0;
        return '"' + (isAFormula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }
}

package dev.overtone.web;

import java.util.List;
import java.util.stream.Collectors;

/** A table as RFC 4180 has it. */
final class CsvText {

    private static final String LINE_END = "\r\n";

    private final StringBuilder text = new StringBuilder();

    void line(List<String> cells) {
        text.append(cells.stream().map(CsvText::quoted).collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    String text() {
        return text.toString();
    }

    /** What a spreadsheet would take for a formula becomes text. */
    private static String quoted(String cell) {
        boolean isAFormula = !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0;
        return '"' + (isAFormula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }
}

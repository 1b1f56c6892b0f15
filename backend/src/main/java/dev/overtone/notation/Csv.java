package dev.overtone.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables as RFC 4180 has them. */
public final class Csv {

    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t";
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** @param line where it begins, the first is 1; a quoted cell may go over several */
    public record Row(int line, List<String> cells) {}

    /** A quotation mark that no cell can have there. */
    public static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        Malformed(int line, int column, String message) {
            super(message);
            this.line = line;
            this.column = column;
        }

        public int line() {
            return line;
        }

        /** Which cell of its row, the first is 1. */
        public int column() {
            return column;
        }
    }

    /** One line, every cell quoted. What a spreadsheet would take for a formula becomes text. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", LINE_END));
    }

    /**
     * Every line that is not blank.
     *
     * @throws Malformed at the first quotation mark that is out of place
     */
    public static List<Row> read(String text) {
        return new Csv(text).rows();
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        while (at < text.length()) {
            int first = line;
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                rows.add(new Row(first, cells));
            }
        }
        return rows;
    }

    private List<String> cells() {
        var cells = new ArrayList<String>();
        cells.add(cell(1));
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell(cells.size() + 1));
        }
        endLine();
        return cells;
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    private String cell(int column) {
        if (at < text.length() && text.charAt(at) == '"') {
            return plain(quotedCell(column));
        }
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new Malformed(line, column, "A cell with a quotation mark must be quoted, the mark doubled.");
            }
            at++;
        }
        return plain(text.substring(start, at).strip());
    }

    private String quotedCell(int column) {
        int first = line;
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            boolean doubled = next == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
            if (next == '"' && !doubled) {
                at++;
                if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    throw new Malformed(line, column, "Nothing may stand behind the quotation mark that ends a cell.");
                }
                return cell.toString();
            }
            line += next == '\n' ? 1 : 0;
            at += doubled ? 1 : 0;
            cell.append(next);
        }
        throw new Malformed(first, column, "The quotation mark that begins this cell is never closed.");
    }

    private static String quoted(String cell) {
        return '"' + (isAFormula(cell) ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }

    private static boolean isAFormula(String cell) {
        return !cell.isEmpty()
                && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }

    /** What {@link #line} made text of is as it was. */
    private static String plain(String cell) {
        return cell.startsWith("'") && isAFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }
}

package dev.overtone.api;

import dev.overtone.notation.Csv;
import dev.overtone.table.Column;
import dev.overtone.table.Row;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a table into an answer row by row. Nothing of the answer is sent before the first row is there, so that what cannot
 * be read is still refused as everywhere.
 */
abstract class TableFile {

    private final HttpServletResponse response;
    private final String type;
    private final String name;
    private @Nullable Writer writer;

    private TableFile(HttpServletResponse response, String type, String name) {
        this.response = response;
        this.type = type;
        this.name = name;
    }

    static TableFile csv(List<Column> columns, HttpServletResponse response) {
        return new TableFile(response, "text/csv;charset=UTF-8", "overtone-runs.csv") {
            @Override
            String begin() {
                return Csv.line(columns.stream().map(Column::name).toList());
            }

            @Override
            String line(Row row, boolean first) {
                return Csv.line(row.cells());
            }

            @Override
            String close() {
                return "";
            }
        };
    }

    static TableFile json(List<Column> columns, HttpServletResponse response, JsonMapper mapper) {
        return new TableFile(response, "application/json", "overtone-runs.json") {
            @Override
            String begin() {
                return "[";
            }

            @Override
            String line(Row row, boolean first) {
                return (first ? "\n" : ",\n") + mapper.writeValueAsString(fields(row));
            }

            @Override
            String close() {
                return "\n]\n";
            }
        };
    }

    abstract String begin();

    abstract String line(Row row, boolean first);

    abstract String close();

    /** The run's id and the columns by their names. */
    static Map<String, @Nullable Object> fields(Row row) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", row.id());
        fields.putAll(row.fields());
        return fields;
    }

    void add(Row row) {
        boolean first = writer == null;
        write(line(row, first));
    }

    void end() {
        write(close());
    }

    private void write(String text) {
        try {
            Writer open = writer;
            if (open == null) {
                response.setContentType(type);
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
                open = response.getWriter();
                writer = open;
                open.write(begin());
            }
            open.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

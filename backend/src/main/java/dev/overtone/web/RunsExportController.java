package dev.overtone.web;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.filter.FilterError;
import dev.overtone.notation.Csv;
import dev.overtone.table.Column;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table as a file, written row by row as the database gives them: what is on the page, or all that matches; the groups
 * where it is grouped.
 */
@Controller
class RunsExportController {

    private final RunsTables tables;
    private final RunsFiles files;
    private final JsonMapper mapper;

    RunsExportController(RunsTables tables, RunsFiles files, JsonMapper mapper) {
        this.tables = tables;
        this.files = files;
        this.mapper = mapper;
    }

    @Requires(Right.LOGIN)
    @GetMapping(RunsExports.CSV)
    void csv(
            @RequestParam MultiValueMap<String, String> said,
            @RequestParam(defaultValue = "") String rows,
            HttpServletResponse answer)
            throws IOException {
        RunsAddress address = readable(said);
        if (!address.group().isEmpty()) {
            groupsAsCsv(address, isPage(rows), file(answer, "run-groups.csv", "text/csv"));
            return;
        }
        List<Column> columns = files.exported(address);
        PrintWriter file = file(answer, "runs.csv", "text/csv");
        file.write(Csv.line(columns.stream().map(Column::name).toList()));
        files.export(address, isPage(rows), columns, row -> file.write(Csv.line(row.cells())));
        file.flush();
    }

    /** A list of objects, a row to a line. */
    @Requires(Right.LOGIN)
    @GetMapping(RunsExports.JSON)
    void json(
            @RequestParam MultiValueMap<String, String> said,
            @RequestParam(defaultValue = "") String rows,
            HttpServletResponse answer)
            throws IOException {
        RunsAddress address = readable(said);
        if (!address.group().isEmpty()) {
            groupsAsJson(address, isPage(rows), file(answer, "run-groups.json", "application/json"));
            return;
        }
        List<Column> columns = files.exported(address);
        PrintWriter file = file(answer, "runs.json", "application/json");
        writeList(
                file,
                each -> files.export(
                        address, isPage(rows), columns, row -> each.accept(mapper.writeValueAsString(row.fields()))));
    }

    private void groupsAsCsv(RunsAddress address, boolean here, PrintWriter file) {
        file.write(Csv.line(new GroupsFile(files.groupColumns(address)).header()));
        files.exportGroups(address, here, group -> file.write(Csv.line(GroupsFile.cells(group))));
        file.flush();
    }

    private void groupsAsJson(RunsAddress address, boolean here, PrintWriter file) {
        var groups = new GroupsFile(files.groupColumns(address));
        writeList(
                file,
                each -> files.exportGroups(
                        address, here, group -> each.accept(mapper.writeValueAsString(groups.object(group)))));
    }

    /** A list, an item to a line. */
    private static void writeList(PrintWriter file, Consumer<Consumer<String>> items) {
        file.write("[");
        var first = new boolean[] {true};
        items.accept(item -> {
            file.write(first[0] ? "\n" : ",\n");
            first[0] = false;
            file.write(item);
        });
        file.write("\n]\n");
        file.flush();
    }

    /** Nothing has been written yet where a filter cannot be read. */
    private RunsAddress readable(MultiValueMap<String, String> said) {
        RunsAddress address = tables.known(RunsAddress.of(said));
        try {
            tables.meant(address);
            return address;
        } catch (FilterError e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.sentence(), e);
        }
    }

    private static boolean isPage(String rows) {
        return rows.equals("page");
    }

    private static PrintWriter file(HttpServletResponse answer, String name, String type) throws IOException {
        answer.setContentType(type);
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return answer.getWriter();
    }
}

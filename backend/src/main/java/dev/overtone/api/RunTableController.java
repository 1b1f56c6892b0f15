package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.filter.Completion;
import dev.overtone.table.Aggregate;
import dev.overtone.table.Column;
import dev.overtone.table.Group;
import dev.overtone.table.GroupColumns;
import dev.overtone.table.Groups;
import dev.overtone.table.RunTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Runs as a table: its columns, its groups, the whole of it as a file, and help with its filter. */
@RestController
@RequestMapping("/api/v1/runs")
class RunTableController {

    private final RunTable table;
    private final AskedTable asked;
    private final JsonMapper mapper;

    RunTableController(RunTable table, AskedTable asked, JsonMapper mapper) {
        this.table = table;
        this.asked = asked;
        this.mapper = mapper;
    }

    /** A column that filter, orderBy, columns and groupBy can name. */
    @Schema(name = "Column")
    record ColumnResponse(
            String name,
            String label,
            String unit,

            @Schema(allowableValues = {"TEXT", "NUMBER", "TIME", "DURATION", "FLAG", "LIST"})
            String kind,

            String description,
            String group,
            List<String> choices,
            boolean sortable,
            boolean groupable,
            boolean aggregatable,
            boolean shown) {

        static ColumnResponse of(Column column) {
            return new ColumnResponse(
                    column.name(),
                    column.label(),
                    column.unit(),
                    column.kind().name(),
                    column.description(),
                    column.group().label(),
                    column.choices(),
                    column.sortable(),
                    column.groupable(),
                    column.aggregatable(),
                    column.shown());
        }
    }

    /** Runs that agree in the columns that they were gathered by. */
    @Schema(name = "Group")
    record GroupResponse(
            @Schema(description = "By column") Map<String, @Nullable Object> key,
            long runs,
            @Schema(description = "By column") Map<String, Aggregate> aggregates) {

        static GroupResponse of(GroupColumns columns, Group group) {
            var key = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < columns.by().size(); i++) {
                key.put(columns.by().get(i).name(), group.key().get(i));
            }
            var aggregates = new LinkedHashMap<String, Aggregate>();
            for (int i = 0; i < columns.aggregated().size(); i++) {
                aggregates.put(
                        columns.aggregated().get(i).name(), group.aggregates().get(i));
            }
            return new GroupResponse(key, group.runs(), aggregates);
        }
    }

    @Requires(Right.LOGIN)
    @GetMapping("/columns")
    @Operation(
            summary = "Every column that runs have",
            description =
                    "With metrics.NAME and environment.\"KEY\" of the runs that there are. tags.NAME is what stands"
                            + " behind NAME= in a tag.")
    ListResponse<ColumnResponse> columns() {
        return new ListResponse<>(
                table.columns(asked.visible()).stream().map(ColumnResponse::of).toList(), null);
    }

    @Requires(Right.LOGIN)
    @GetMapping("/completions")
    @Operation(summary = "What could stand at a place of a filter")
    Completion completions(
            @RequestParam(defaultValue = "") String filter,
            @Parameter(description = "Characters before it; absent: all of the filter")
                    @RequestParam(required = false)
                    @Nullable
                    Integer caret) {
        return table.complete(filter, caret == null ? filter.length() : caret, asked.visible());
    }

    @Requires(Right.LOGIN)
    @GetMapping("/groups")
    @Operation(
            summary = "Runs gathered by the values of one to four columns",
            description =
                    "Of each chosen column that can be aggregated: count, mean, median, least, greatest, and the 95 %"
                            + " interval of the mean over repeats by Student's t. A latency's figures are withheld where the group"
                            + " mixes hardware profiles, batch sizes, precisions or threads. The largest groups come first.")
    ListResponse<GroupResponse> groups(
            @Schema(example = "fingerprint, hardwareProfile") @RequestParam(defaultValue = "") String groupBy,
            @RequestParam(required = false) @Nullable String filter,
            @Schema(example = "p50, throughput") @RequestParam(required = false) @Nullable String columns,
            @RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize,
            @RequestParam(required = false) @Nullable String pageToken) {
        PageSizes.check(pageSize);
        Groups groups = table.groups(
                asked.query(filter, null, columns, pageSize, pageToken), AskedTable.names("groupBy", groupBy));
        return new ListResponse<>(
                groups.items().stream()
                        .map(group -> GroupResponse.of(groups.columns(), group))
                        .toList(),
                groups.nextPageToken());
    }

    @Requires(Right.LOGIN)
    @GetMapping("/export")
    @Operation(
            summary = "A table as a file: one page of it where pageSize is said, otherwise all of its rows",
            description =
                    "CSV as RFC 4180 has it, UTF-8, a header of column names (GET /runs/columns has their units), times"
                            + " in ISO 8601, tags between commas; or a JSON array. Rows are sent as they are read.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(type = "array", implementation = Map.class))
            })
    void export(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String orderBy,
            @RequestParam(required = false) @Nullable String columns,
            @Schema(allowableValues = {"csv", "json"}) @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable Integer pageSize,
            @RequestParam(required = false) @Nullable String pageToken,
            HttpServletResponse response)
            throws IOException {
        var query = asked.query(filter, orderBy, columns, pageSize == null ? 1 : pageSize, pageToken);
        List<Column> chosen = table.columns(query.columns());
        TableFile file = switch (format.toLowerCase(Locale.ROOT)) {
            case "csv" -> TableFile.csv(chosen, response);
            case "json" -> TableFile.json(chosen, response, mapper);
            default -> throw InvalidRequest.query("format", format, "csv or json");
        };
        if (pageSize == null && pageToken == null) {
            table.export(query, file::add);
        } else {
            PageSizes.check(query.pageSize());
            table.page(query).rows().forEach(file::add);
        }
        file.end();
    }
}

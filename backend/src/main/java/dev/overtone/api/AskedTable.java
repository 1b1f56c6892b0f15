package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.architecture.Violation;
import dev.overtone.filter.FilterError;
import dev.overtone.filter.Names;
import dev.overtone.table.Sort;
import dev.overtone.table.TableQuery;
import dev.overtone.tracking.Visible;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads which table a query string asks for, and of whose runs. */
@Component
class AskedTable {

    private final Caller caller;

    AskedTable(Caller caller) {
        this.caller = caller;
    }

    Visible visible() {
        return new Visible(caller.visibleProjects());
    }

    /** @throws InvalidRequest naming the parameter that cannot be read */
    TableQuery query(
            @Nullable String filter,
            @Nullable String orderBy,
            @Nullable String columns,
            int pageSize,
            @Nullable String pageToken) {
        return new TableQuery(
                visible(),
                caller.person(),
                filter == null ? "" : filter,
                names("columns", columns),
                read("orderBy", orderBy, true).stream()
                        .map(named -> new Sort(named.name(), named.descending()))
                        .toList(),
                pageSize,
                pageToken);
    }

    /** Columns between commas. */
    static List<String> names(String parameter, @Nullable String text) {
        return read(parameter, text, false).stream().map(Names.Named::name).toList();
    }

    private static List<Names.Named> read(String parameter, @Nullable String text, boolean withDirections) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            return Names.read(text, withDirections);
        } catch (FilterError e) {
            throw new InvalidRequest(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Violation(parameter, e.token(), e.allowed(), parameter + ": " + e.getMessage())));
        }
    }
}

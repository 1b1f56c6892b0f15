package dev.overtone.web;

import dev.overtone.filter.Filters;
import dev.overtone.filter.Names;
import dev.overtone.table.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The request that asks the API for the runs or groups that a table shows, for a shell. */
final class RunsCurl {

    private RunsCurl() {}

    /**
     * @param groups what the runs are gathered by, or empty
     * @param server where it is reached, without a slash at its end
     */
    static String of(String server, String filter, List<String> columns, List<Sort> order, List<String> groups) {
        var lines = new ArrayList<String>();
        lines.add("curl -s --get " + quoted(server + "/api/v1/runs" + (groups.isEmpty() ? "" : "/groups")));
        if (!filter.isBlank()) {
            lines.add("--data-urlencode " + quoted("filter=" + filter));
        }
        if (!groups.isEmpty()) {
            lines.add("--data-urlencode " + quoted("groupBy=" + Names.write(groups)));
        } else if (!order.isEmpty()) {
            lines.add("--data-urlencode "
                    + quoted("orderBy="
                            + order.stream()
                                    .map(by -> Filters.name(by.column()) + (by.descending() ? " desc" : ""))
                                    .collect(Collectors.joining(", "))));
        }
        lines.add("--data-urlencode " + quoted("columns=" + Names.write(columns)));
        return String.join(" \\\n  ", lines);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

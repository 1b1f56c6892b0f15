package dev.overtone.web;

import java.util.List;

/** The table of runs, kept to what has certain names. */
final class RunFilterAddress {

    private RunFilterAddress() {}

    /** @param namesAndValues column, value, column, value */
    static String of(String... namesAndValues) {
        var filter = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filter.append(i == 0 ? "" : " AND ")
                    .append(namesAndValues[i])
                    .append(" = ")
                    .append(quoted(namesAndValues[i + 1]));
        }
        return Address.of("/runs").with("filter", List.of(filter.toString())).text();
    }

    /** In quotes, each quote inside written twice. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

package dev.overtone.web;

import java.util.List;

/** Where the table is to be had as files: the rows or groups of this page, and all runs that match. */
record RunsExports(String pageCsv, String pageJson, String allCsv, String allJson) {

    static final String CSV = "/runs.csv";
    static final String JSON = "/runs.json";

    static RunsExports of(RunsAddress address) {
        RunsAddress all = address.withPage(null).withView(null).withGroup(List.of());
        RunsAddress page = address.withView(null);
        return new RunsExports(here(page, CSV), here(page, JSON), all.text(CSV), all.text(JSON));
    }

    private static String here(RunsAddress address, String path) {
        String text = address.text(path);
        return text + (text.contains("?") ? "&" : "?") + "rows=page";
    }
}

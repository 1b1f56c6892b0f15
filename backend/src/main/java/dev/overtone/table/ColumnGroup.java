package dev.overtone.table;

/** What columns are listed under, in this order. */
public enum ColumnGroup {
    RUN("Run"),
    NETWORK("Network"),
    SETTINGS("Settings"),
    LATENCY("Latency"),
    TEAM("Team"),
    METRICS("Metrics"),
    ENVIRONMENT("Environment");

    private final String label;

    ColumnGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

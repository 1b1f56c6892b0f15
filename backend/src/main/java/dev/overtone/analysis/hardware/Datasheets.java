package dev.overtone.analysis.hardware;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The devices whose makers' figures are shipped, in the table's order: {@code hardware/datasheets.tsv}. */
public final class Datasheets {

    private static final String TABLE = "/hardware/datasheets.tsv";
    private static final Map<String, Hardware> ALL = read();

    private Datasheets() {}

    public static List<Hardware> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<Hardware> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    private static Map<String, Hardware> read() {
        var devices = new LinkedHashMap<String, Hardware>();
        try (var table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Datasheets.class.getResourceAsStream(TABLE), TABLE), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(table.readLine().split("\t"));
            table.lines()
                    .map(line -> device(columns, line.split("\t")))
                    .forEach(device -> devices.put(device.id(), device));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(devices);
    }

    private static Hardware device(List<String> columns, String[] cells) {
        var peaks = new EnumMap<Precision, Double>(Precision.class);
        for (Precision precision : Precision.values()) {
            String teraOperations = cells[columns.indexOf(precision.notation())];
            if (!teraOperations.isEmpty()) {
                peaks.put(precision, Double.parseDouble(teraOperations) * 1e12);
            }
        }
        double gigabytes = Double.parseDouble(cells[columns.indexOf("gigabytesPerSecond")]);
        return new Hardware(
                cells[columns.indexOf("id")],
                cells[columns.indexOf("name")],
                Hardware.Kind.valueOf(cells[columns.indexOf("kind")]),
                peaks,
                gigabytes * 1e9,
                1,
                0,
                cells[columns.indexOf("source")]);
    }
}

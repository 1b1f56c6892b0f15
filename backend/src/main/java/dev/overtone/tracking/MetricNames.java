package dev.overtone.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every name that metrics go by, published ones among them. */
@Repository
class MetricNames {

    private final JdbcClient jdbc;

    MetricNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is gathered of a name. */
    private static final class Gathered {

        final Set<String> units = new TreeSet<>();
        final Set<String> networks = new HashSet<>();
        int runs;
    }

    List<KnownMetric> all(Visible scope) {
        var names = new TreeMap<String, Gathered>();
        jdbc.sql("""
                        select metric.name, array_agg(distinct unit) as units, count(distinct run_id) as runs,
                               array_remove(array_agg(distinct metric.fingerprint), null) as networks
                        from metric left join run on run.id = metric.run_id
                        where metric.run_id is null or cast(:projects as uuid[]) is null
                           or run.project_id = any(cast(:projects as uuid[]))
                        group by metric.name""").param("projects", scope.array()).query(row -> {
            var name = new Gathered();
            name.units.addAll(texts(row, "units"));
            name.networks.addAll(texts(row, "networks"));
            name.runs = row.getInt("runs");
            names.put(Objects.requireNonNull(row.getString("name")), name);
        });
        PublishedMetrics.all().forEach(metric -> {
            var name = names.computeIfAbsent(metric.name(), _ -> new Gathered());
            name.units.add(metric.unit());
            name.networks.add(Objects.requireNonNull(metric.fingerprint()));
        });
        return names.entrySet().stream()
                .map(name -> new KnownMetric(
                        name.getKey(),
                        List.copyOf(name.getValue().units),
                        name.getValue().networks.size(),
                        name.getValue().runs))
                .toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}

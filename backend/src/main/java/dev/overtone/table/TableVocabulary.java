package dev.overtone.table;

import dev.overtone.filter.Field;
import dev.overtone.filter.Vocabulary;
import dev.overtone.tracking.KnownMetric;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What filters can speak of: the fixed columns, and those that come with what people attached and workers noted. */
@Component
class TableVocabulary {

    /** Environments of so many newest measurements are looked through for their facts. */
    private static final int MEASUREMENTS = 200;

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Metrics metrics;

    TableVocabulary(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    Vocabulary of(Visible visible) {
        return new Vocabulary() {
            @Override
            public Optional<Field> find(String name) {
                return Columns.find(name).map(known -> known.column().field());
            }

            @Override
            public List<Field> fields() {
                return known(visible).stream().map(Column::field).toList();
            }

            @Override
            public List<String> values(Field field, String beginning, int most) {
                return TableVocabulary.this.values(visible, field, beginning, most);
            }
        };
    }

    List<Column> known(Visible visible) {
        return Stream.of(
                        FixedColumns.ALL.stream(),
                        metrics.known(visible).stream().map(TableVocabulary::metric),
                        facts(visible).stream().map(Columns::fact))
                .flatMap(part -> part)
                .map(Known::column)
                .toList();
    }

    private static Known metric(KnownMetric metric) {
        return Columns.metric(
                metric.name(), metric.units().size() == 1 ? metric.units().getFirst() : "");
    }

    private List<String> facts(Visible visible) {
        var statement = new Statement(NOBODY);
        String projects = projects(visible, statement);
        return jdbc.sql("""
                        select distinct fact from (
                            select environment from measurement join run on run.id = measurement.run_id
                            where true%s order by run.id desc limit %d) as newest,
                        lateral json_object_keys(environment) as fact order by fact""".formatted(projects, MEASUREMENTS))
                .params(statement.values())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> values(Visible visible, Field field, String beginning, int most) {
        Known known = Columns.required("filter", field.name());
        if (known.source().type() != SqlType.TEXT && known.source().type() != SqlType.TEXTS) {
            return List.of();
        }
        var statement = new Statement(NOBODY);
        String expression = known.source().in(statement);
        String value = known.source().type() == SqlType.TEXTS ? "unnest(" + expression + ")" : expression;
        String begins = statement.value(beginning);
        String projects = projects(visible, statement);
        return jdbc.sql("""
                        select distinct value from (select %s as value from run%s where run.trashed_at is null%s) as known
                        where starts_with(lower(value), lower(cast(%s as text))) order by value limit %d""".formatted(value, statement.joins(), projects, begins, most))
                .params(statement.values())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String projects(Visible visible, Statement statement) {
        return visible.projects() == null
                ? ""
                : " and run.project_id = any("
                        + statement.value(visible.projects().toArray(UUID[]::new)) + ")";
    }
}

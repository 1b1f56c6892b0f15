package dev.overtone.table;

/**
 * The latest value of a metric that somebody attached to a run, otherwise to its network. For some runs it is looked up. For
 * all of them it is read from a map that is made once: of a join with what was gathered PostgreSQL cannot know how many
 * rows a condition leaves, and it took the wrong one, a hundred times slower.
 */
final class AttachedMetrics {

    private static final String LOOKED_UP = """
            left join lateral (
                select coalesce(
                    (select value from metric where metric.run_id = run.id and metric.name = %1$s
                     order by attached_at desc, id desc limit 1),
                    (select value from metric where metric.fingerprint = run.fingerprint and metric.name = %1$s
                     order by attached_at desc, id desc limit 1)) as value) as %2$s on true""";

    private static final String GATHERED = """
            cross join (
                select jsonb_object_agg(run_id, value) filter (where run_id is not null) as of_runs,
                       jsonb_object_agg(fingerprint, value) filter (where fingerprint is not null) as of_networks
                from (select distinct on (run_id, fingerprint) run_id, fingerprint, value from metric where name = %1$s
                      order by run_id, fingerprint, attached_at desc, id desc) as latest) as %2$s""";

    private AttachedMetrics() {}

    static String value(Statement statement, String name) {
        boolean few = statement.isAboutFew();
        String joined = statement.join(
                Columns.METRICS + name, alias -> (few ? LOOKED_UP : GATHERED).formatted(statement.value(name), alias));
        return few
                ? joined + ".value"
                : "cast(coalesce(%1$s.of_runs ->> cast(run.id as text), %1$s.of_networks ->> run.fingerprint) as float8)"
                        .formatted(joined);
    }
}

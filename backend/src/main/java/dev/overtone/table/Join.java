package dev.overtone.table;

/** A table beside the run's own; each brings at most one row for a run. */
enum Join {
    NETWORK("join network on network.fingerprint = run.fingerprint"),
    MEASUREMENT("left join measurement on measurement.run_id = run.id"),
    MOVEMENT("left join movement on movement.run_id = run.id"),
    PROJECT("join project on project.id = run.project_id"),
    EXPERIMENT("left join experiment on experiment.id = run.experiment_id"),
    SERIES("left join series on series.id = run.series_id"),
    /** The first that asked for it. */
    SEARCH("""
            left join (
                select distinct on (search_trial.run_id) search_trial.run_id, search.id, search.title
                from search_trial join search on search.id = search_trial.search_id
                where search_trial.run_id is not null
                order by search_trial.run_id, search_trial.asked_at, search.id) as search on search.run_id = run.id""", """
            left join lateral (
                select search.id, search.title from search_trial join search on search.id = search_trial.search_id
                where search_trial.run_id = run.id order by search_trial.asked_at, search.id limit 1) as search on true""");

    private final String ofAll;
    private final String ofFew;

    Join(String sql) {
        this(sql, sql);
    }

    Join(String ofAll, String ofFew) {
        this.ofAll = ofAll;
        this.ofFew = ofFew;
    }

    /** @param few whether it is looked up for some runs rather than gathered for all */
    String sql(boolean few) {
        return few ? ofFew : ofAll;
    }
}

-- Gathering all runs reads them in the order in which measurement_figures has their figures, so that the two are merged
-- rather than hashed.
create index run_gathered on run (id)
    include (fingerprint, state, project_id, experiment_id, series_id, batch_size, "precision", runtime, threads, protocol,
             device_id, wanted_device_id, started_at, finished_at, pinned, tags)
    where trashed_at is null and archived_at is null;

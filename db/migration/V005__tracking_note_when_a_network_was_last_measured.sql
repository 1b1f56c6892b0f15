-- Ordering by it asked for the newest run of every network there is: 0.7 s at 100,000 networks. Kept by the database, so
-- that it cannot differ from the runs, whoever ends one.
alter table network add column last_measured_at timestamptz;

update network
set last_measured_at = measured.at
from (select fingerprint, max(finished_at) as at from run where state = 'FINISHED' group by fingerprint) as measured
where network.fingerprint = measured.fingerprint;

create function note_measured() returns trigger language plpgsql as $$
begin
    update network
    set last_measured_at = new.finished_at
    where fingerprint = new.fingerprint and (last_measured_at is null or last_measured_at < new.finished_at);
    return null;
end $$;

create trigger run_finished
    after insert or update of state on run
    for each row when (new.state = 'FINISHED') execute function note_measured();

-- One for each direction: networks that were never measured come last in both.
create index network_by_last_measured on network (coalesce(last_measured_at, '-infinity'::timestamptz) desc, fingerprint desc);
create index network_by_first_measured on network (coalesce(last_measured_at, 'infinity'::timestamptz), fingerprint);

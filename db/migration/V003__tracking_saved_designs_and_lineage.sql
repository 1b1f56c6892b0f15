-- What a person says of a network is the network's, not one save's: whoever saves the same design again finds it named.
alter table network
    add column title    varchar(200) check (length(title) > 0),
    add column notes    varchar(10000) not null default '',
    add column saved_at timestamptz;

-- Edges, not a column: one design is reached from several others, and how it was reached first is no truer than later
-- ways. Written with a save or a run, never while a design is being changed. Of two networks made from each other only
-- the first way is kept, so that a walk one step up and one down never comes back at once.
create table network_lineage (
    fingerprint varchar(64) not null references network,
    made_from   varchar(64) not null references network,
    created_at  timestamptz not null,
    primary key (fingerprint, made_from),
    check (fingerprint <> made_from)
);

create index network_made_into on network_lineage (made_from, created_at desc);

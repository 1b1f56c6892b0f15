-- A search: what may vary, what counts, what must hold, and how much may be spent. Every change of its trials counts
-- revision up: who leads it, wherever, writes only over the revision that it thought about.
create table search (
    id                uuid primary key default uuidv7(),
    title             varchar(200) not null check (length(title) > 0),
    space             json         not null,
    networks          bigint       not null check (networks >= 1),
    method            varchar(32)  not null,
    seed              bigint       not null,
    costing           json         not null,
    wanted_device_id  varchar(64) references device,
    batch_size        integer      not null check (batch_size between 1 and 4096),
    "precision"       varchar(16)  not null,
    runtime           varchar(32)  not null,
    threads           integer      not null check (threads >= 1),
    protocol          varchar(16)  not null,
    most_trials       integer check (most_trials >= 1),
    most_minutes      integer check (most_minutes >= 1),
    patience          integer check (patience >= 1),
    pause_after_one   boolean      not null,
    state             varchar(16)  not null check (state in ('RUNNING', 'PAUSED', 'FINISHED', 'STOPPED')),
    reason            text,
    exact             boolean      not null default false,
    revision          bigint       not null default 0,
    created_at        timestamptz  not null,
    resumed_at        timestamptz,
    worked_seconds    double precision not null default 0,
    finished_at       timestamptz,
    idempotency_key   varchar(255) unique,
    request_digest    varchar(64),
    check ((state in ('FINISHED', 'STOPPED')) = (finished_at is not null)),
    check ((state = 'RUNNING') = (resumed_at is not null)),
    check ((idempotency_key is null) = (request_digest is null))
);

create index search_by_age on search (created_at desc, id desc);
create index search_at_work on search (id) where state in ('RUNNING', 'PAUSED');

create table search_objective (
    search_id        uuid        not null references search,
    place            integer     not null check (place between 0 and 2),
    metric           varchar(64) not null,
    higher_is_better boolean     not null,
    by_ratio         boolean     not null,
    primary key (search_id, place),
    unique (search_id, metric)
);

create table search_constraint (
    search_id uuid             not null references search,
    place     integer          not null check (place >= 0),
    metric    varchar(64)      not null,
    at_least  double precision not null,
    at_most   double precision not null,
    primary key (search_id, place),
    check (at_least <= at_most)
);

-- One network of the space that was asked for, or known before. A network comes once, unless noise asks for it again:
-- then repeats says which trial it repeats. told is when, in the order of the search, its end was told to the sampler.
-- figures are those of the objectives, then those of the constraints, each in its order.
create table search_trial (
    search_id   uuid        not null references search,
    number      integer     not null check (number >= 1),
    candidate   bigint      not null check (candidate >= 0),
    fingerprint varchar(64) not null references network,
    origin      varchar(16) not null check (origin in ('ASKED', 'EARLIER', 'CHOSEN', 'ENUMERATED')),
    repeats     integer,
    state       varchar(16) not null check (state in ('WAITING', 'VALUED', 'INFEASIBLE', 'FAILED')),
    run_id      uuid references run,
    figures     double precision[] not null,
    trouble     text,
    told        integer,
    asked_at    timestamptz not null,
    ended_at    timestamptz,
    primary key (search_id, number),
    unique (search_id, told),
    foreign key (search_id, repeats) references search_trial,
    check ((state = 'WAITING') = (told is null)),
    check ((state = 'WAITING') = (ended_at is null)),
    check ((state = 'FAILED') = (trouble is not null))
);

create unique index search_trial_once on search_trial (search_id, fingerprint) where repeats is null;
create index search_trial_waiting on search_trial (search_id) where state = 'WAITING';
create index search_trial_of_run on search_trial (run_id);
create index search_trial_of_network on search_trial (fingerprint);

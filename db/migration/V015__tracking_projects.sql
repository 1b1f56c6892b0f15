-- Everything that a team asks for belongs to one project: its people see it, and nobody else. What lay here before
-- belongs to the first project, which every server has.
create table project (
    id          uuid primary key default uuidv7(),
    name        varchar(200)   not null check (length(name) > 0),
    notes       varchar(10000) not null default '',
    created_at  timestamptz    not null,
    archived_at timestamptz,
    trashed_at  timestamptz
);

-- A name in the trash keeps nobody from using it again.
create unique index project_by_name on project (lower(name)) where trashed_at is null;

insert into project (id, name, created_at) values ('00000000-0000-7000-8000-000000000001', 'First project', now());

alter table experiment
    add project_id  uuid           not null default '00000000-0000-7000-8000-000000000001' references project,
    add notes       varchar(10000) not null default '',
    add archived_at timestamptz,
    add trashed_at  timestamptz,
    drop constraint experiment_name_key,
    add unique (id, project_id);

-- Names that differed in case only were two until now; the later one is told by its id from here on.
update experiment
set name = left(name, 160) || ' (' || id || ')'
where exists (
    select from experiment earlier
    where lower(earlier.name) = lower(experiment.name)
      and (earlier.created_at, earlier.id) < (experiment.created_at, experiment.id));

create unique index experiment_by_name on experiment (project_id, lower(name)) where trashed_at is null;

-- title, notes, pinned and tags are what people say of a run; a network's own name is the network's.
alter table run
    add project_id  uuid           not null default '00000000-0000-7000-8000-000000000001' references project,
    add title       varchar(200) check (length(title) > 0),
    add notes       varchar(10000) not null default '',
    add pinned      boolean        not null default false,
    add archived_at timestamptz,
    add trashed_at  timestamptz,
    add foreign key (experiment_id, project_id) references experiment (id, project_id) on update cascade,
    add check (trashed_at is null or state in ('FINISHED', 'FAILED', 'CANCELLED'));

create index run_of_project on run (project_id, created_at desc, id desc) where trashed_at is null;
create index run_in_trash on run (trashed_at) where trashed_at is not null;

alter table series
    add project_id uuid not null default '00000000-0000-7000-8000-000000000001' references project;

alter table search
    add project_id uuid not null default '00000000-0000-7000-8000-000000000001' references project;

-- Who works here. On this machine alone it is one person, who never logs in; everybody else comes with team mode.
create table person (
    id         uuid primary key default uuidv7(),
    name       varchar(100) not null check (length(name) > 0),
    created_at timestamptz  not null
);

create unique index person_by_name on person (lower(name));

insert into person (id, name, created_at) values ('00000000-0000-7000-8000-000000000002', 'local', now());

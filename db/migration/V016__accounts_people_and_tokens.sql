-- Who may log in, and what they may do where. A password is kept as its encoder wrote it; without one nobody logs in by
-- password. Every login remembers the stamp it was made under: raising it ends them all.
alter table person
    add email          varchar(254),
    add password       varchar(200),
    add platform_admin boolean not null default false,
    add disabled_at    timestamptz,
    add last_login_at  timestamptz,
    add stamp          integer not null default 0;

create table membership (
    project_id uuid        not null references project on delete cascade,
    person_id  uuid        not null references person on delete cascade,
    role       varchar(10) not null check (role in ('VIEWER', 'EDITOR', 'ADMIN')),
    since      timestamptz not null,
    primary key (project_id, person_id)
);

create index membership_of_person on membership (person_id);

-- A link that lets its person choose a password, once. Only a hash of its secret is kept.
create table invitation (
    person_id  uuid primary key references person on delete cascade,
    hash       bytea       not null unique,
    expires_at timestamptz not null
);

-- A service's token has a role of its own and lives on when the person who made it leaves; it says where it is good for.
create table api_token (
    id           uuid primary key default uuidv7(),
    person_id    uuid         not null references person on delete cascade,
    name         varchar(100) not null check (length(name) > 0),
    hash         bytea        not null unique,
    scope        varchar(10)  not null check (scope in ('READ', 'WRITE', 'ADMIN')),
    service      boolean      not null,
    created_at   timestamptz  not null,
    expires_at   timestamptz  not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

create index api_token_of_person on api_token (person_id, id desc);

-- Where a token is good for; a person's own token without any is good wherever the person is.
create table api_token_project (
    token_id   uuid not null references api_token on delete cascade,
    project_id uuid not null references project on delete cascade,
    primary key (token_id, project_id)
);

-- What was done stays as it was written, whatever becomes of who did it: no reference, and the name beside the id.
create table audit (
    id        uuid primary key default uuidv7(),
    at        timestamptz  not null,
    person_id uuid,
    person    varchar(100) not null,
    action    varchar(50)  not null,
    subject   varchar(300) not null,
    details   json         not null,
    address   varchar(50)  not null
);

create index audit_by_person on audit (person, id desc);
create index audit_by_action on audit (action, id desc);

-- Logins outlive the server's restarts: the tables that Spring Session asks for.
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);

create unique index spring_session_by_id on spring_session (session_id);
create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

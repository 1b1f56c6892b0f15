-- What tables of runs filter, order and group by of a network's form; kept by the database from the form itself, so that
-- they cannot differ from it. multiplier is a HarDNet's alone.
create function layers_of_blocks(spec jsonb) returns integer
    language sql immutable strict parallel safe
    return (select sum(cast(block ->> 'depth' as integer)) from jsonb_array_elements(spec -> 'blocks') as block);

alter table network
    add column input_height integer generated always as (cast(spec -> 'input' ->> 'height' as integer)) stored,
    add column input_width  integer generated always as (cast(spec -> 'input' ->> 'width' as integer)) stored,
    add column multiplier   double precision generated always as (cast(spec ->> 'multiplier' as double precision)) stored,
    add column growth_rate  integer generated always as (cast(spec -> 'blocks' -> 0 ->> 'growthRate' as integer)) stored,
    add column depth        integer generated always as (layers_of_blocks(spec)) stored;

-- A table as somebody keeps it: filter, columns, order, groups. A private one is its owner's alone; a shared one is
-- everybody's who may see its project, and everybody's without one.
create table view (
    id         uuid primary key default uuidv7(),
    project_id uuid references project on delete cascade,
    person_id  uuid         not null references person on delete cascade,
    name       varchar(200) not null check (length(name) > 0),
    shared     boolean      not null,
    page       varchar(32)  not null check (page in ('runs')),
    state      json         not null,
    created_at timestamptz  not null,
    updated_at timestamptz  not null
);

create index view_of_person on view (person_id, page);
create index view_of_project on view (project_id, page) where shared;

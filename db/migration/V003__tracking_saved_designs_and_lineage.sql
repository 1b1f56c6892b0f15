-- What a person says of a network is the network's, not one save's: whoever saves the same design again finds it named.
alter table network
    add column title    varchar(200) check (length(title) > 0),
    add column notes    varchar(10000) not null default '',
    add column saved_at timestamptz;

-- A preset is kept under its id from now on; those that were run before get it here.
update network set title = preset.id
from (values
    ('ad132a521b51348d9c4604b2c0d0521e5c3a5d94d24d0cdc40846920fd3ae723', 'hardnet-39ds'),
    ('1beaf6637cd1372a3297fc697244231a78d1038e1d5e33dbab4242d01f026afa', 'hardnet-68'),
    ('f56aad4f17e0955db5f212c9710b9bec38c040bf8bf3b278afc557a4b99b71af', 'hardnet-68ds'),
    ('ff301d6a8d884ce8e4e7cb998d1a7455b0187f43716888834cb0c5e7eb30057f', 'hardnet-85'),
    ('3b4956f3f44d017c104768c235d6b7a1faaca7a51a7f5e9d79f401515161ffe5', 'densenet-121'),
    ('32df9d2f100b23a2a5695445719ce0c2b0767486e5b00be6f81531d0f885eb9e', 'densenet-161'),
    ('8cfae0896705ba120518e8451587ef9f4c8e3b7e8f6e1ec18be0c62bde3be921', 'densenet-169'),
    ('eb9a5b045d45c697266ce918b4332f2f62c3198f7ec189f62cfeb4293451e4a5', 'densenet-201'),
    ('dd80f7abed2f55309c7f199466c77812c412dc5a95aa24ac37ad86dd78fbbcc0', 'log-densenet-121')) as preset (fingerprint, id)
where network.fingerprint = preset.fingerprint;

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

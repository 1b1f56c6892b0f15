-- Who somebody is at the team's login provider. Issuer and subject alone say it: addresses and names are handed on to others. The
-- address is the one that was verified when the two were bound.
create table person_identity (
    issuer    varchar(2000) not null,
    subject   varchar(300)  not null,
    person_id uuid          not null references person on delete cascade,
    email     varchar(254)  not null,
    bound_at  timestamptz   not null,
    primary key (issuer, subject),
    unique (person_id, issuer)
);

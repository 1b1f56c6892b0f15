-- A worker that cannot use its machine says so where people look for it; null once it can.
alter table device add column trouble text;

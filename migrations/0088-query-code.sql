-- No query code lies in the database: a matter keeps the stub from which its code is made again under a key that is not in it. The six
-- figures that earlier versions gave stay good: the next start puts their hash in place of each, for SQL has not the key, and this
-- table is empty from then on. Those of the members of a joint complaint stand in its document until then.
create table former_code (
  county_id integer not null,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry')),
  matter_id uuid not null,
  code text not null,
  primary key (county_id, kind, matter_id)
);
insert into former_code (county_id, kind, matter_id, code)
  select county_id, 'complaint', id, query_code from complaint
  union all select county_id, 'tipoff', id, query_code from tipoff
  union all select county_id, 'inquiry', id, query_code from inquiry;

alter table complaint drop column query_code;
alter table complaint add column code_stub text not null default '';
alter table complaint alter column code_stub drop default;
alter table tipoff drop column query_code;
alter table tipoff add column code_stub text not null default '';
alter table tipoff alter column code_stub drop default;
alter table inquiry drop column query_code;
alter table inquiry add column code_stub text not null default '';
alter table inquiry alter column code_stub drop default;

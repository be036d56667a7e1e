-- 不是同一件: two complaints that somebody has compared and found to be two disputes, so that they are not proposed to each other again.
-- Who said so stands in the ledger lines of both, which tell of it also after it was taken back.
create table not_same (
  county_id integer not null references county,
  matter_id uuid not null,
  other_id uuid not null,
  by_id uuid not null,
  at timestamptz(3) not null,
  primary key (county_id, matter_id, other_id),
  check (matter_id < other_id)
);
create index not_same_other on not_same (county_id, other_id);

-- 在系统状态里做的 (upkeep works): a backup, a rehearsal or a check that somebody began at the desk; it goes on when he leaves the page.
create table upkeep_work (
  county_id integer not null references county,
  -- Made by the page, so that a second press begins nothing.
  id uuid not null,
  kind text not null check (kind in ('backup', 'rehearse', 'verify')),
  by_id text not null,
  -- The machine on which it runs.
  host text not null,
  begun_at timestamptz(3) not null,
  ended_at timestamptz(3),
  is_good boolean,
  -- What it said last.
  words text not null default '',
  primary key (county_id, id)
);
create unique index upkeep_work_open on upkeep_work (county_id, kind) where ended_at is null;
create index upkeep_work_begun on upkeep_work (county_id, kind, begun_at desc);

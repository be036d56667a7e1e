-- 批量: one act on many matters that were picked from a list, with what became of each. Kept for some days: what was done stands in the ledger.
create table bulk (
  county_id integer not null references county,
  id uuid not null,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement')),
  act text not null check (act in ('dispatch', 'assign', 'urge', 'tell', 'follow')),
  by_id uuid not null,
  made_at timestamptz(3) not null,
  input jsonb not null,
  ended_at timestamptz(3),
  undone_at timestamptz(3),
  primary key (county_id, id),
  foreign key (county_id, by_id) references account (county_id, id)
);
create index bulk_running on bulk (county_id, made_at) where ended_at is null;
create index bulk_own on bulk (county_id, by_id, made_at);

create table bulk_item (
  county_id integer not null,
  bulk_id uuid not null,
  n smallint not null,
  number text not null,
  version integer,
  office_id text,
  decided boolean not null,
  request_id uuid not null,
  state text not null check (state in ('waiting', 'done', 'left', 'refused', 'undoing', 'undone')),
  matter_id uuid,
  why jsonb,
  primary key (county_id, bulk_id, n),
  foreign key (county_id, bulk_id) references bulk (county_id, id) on delete cascade
);
create unique index bulk_item_number on bulk_item (county_id, bulk_id, number);

-- 撤回: the last step that somebody of the house made on a matter, with what its fields were before; gone within a day.
create table last_step (
  county_id integer not null references county,
  matter_id uuid not null,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement')),
  move text not null,
  by_id uuid not null,
  at timestamptz(3) not null,
  line integer not null,
  upto integer not null,
  was jsonb,
  primary key (county_id, matter_id)
);
create index last_step_old on last_step (county_id, at);

-- 办件清单 (matter checklist): what a county wants to be looked at on a matter of a kind and class before it leaves a state. Each save is a
-- version; what was ticked keeps the words that it was ticked by. A list is the county's own words and names nobody.
create table matter_checklist (
  county_id integer not null references county,
  code text not null,
  version integer not null,
  subject text not null check (subject in ('complaint', 'tipoff', 'inquiry', 'enforcement')),
  title text not null,
  category_codes jsonb not null default '[]',
  warns boolean not null default false,
  items jsonb not null,
  retired boolean not null default false,
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null,
  primary key (county_id, code, version)
);

-- A line that was ticked on a matter: by whom and when, which the matter's ledger tells too.
create table matter_check (
  county_id integer not null references county,
  matter_id uuid not null,
  list text not null,
  line text not null,
  words text not null,
  by_id uuid not null,
  at timestamptz(3) not null,
  primary key (county_id, matter_id, list, line)
);

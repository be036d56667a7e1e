-- 候 (awaited): what a matter waits for from somebody outside, with its day, its letters of reminder and how far it has gone up.
create table awaited (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('waiting', 'replied', 'answered', 'ended', 'dropped')),
  kind text not null check (kind in ('letter', 'test', 'transfer', 'platform', 'maker', 'department')),
  matter_kind text not null check (matter_kind in ('complaint', 'tipoff', 'enforcement')),
  matter_id uuid not null,
  matter_number text not null,
  -- The office that has the matter; it follows the matter.
  office_id text,
  to_name text not null,
  to_id text,
  about text not null default '',
  paper text not null default '',
  -- By what of the matter it is known; empty where somebody wrote it down.
  source text not null default '',
  pauses_clock boolean not null default false,
  sent_on date not null,
  due_on date not null,
  level smallint not null default 0 check (level between 0 and 4),
  remind_on date,
  reminders jsonb not null default '[]',
  reply text not null default '',
  replied_on date,
  answered_on date,
  result text not null default '',
  by_id text not null,
  primary key (county_id, id),
  unique (county_id, number),
  check (remind_on is null or state = 'waiting')
);
-- One of a source at a time, however often the act is tried.
create unique index awaited_source on awaited (county_id, matter_id, source) where source <> '' and state in ('waiting', 'replied');
create index awaited_matter on awaited (county_id, matter_id);
create index awaited_open on awaited (county_id, due_on, number) where state in ('waiting', 'replied');
create index awaited_remind on awaited (county_id, remind_on) where remind_on is not null;
create index awaited_newest on awaited (county_id, sent_on desc, number desc);
create index awaited_office on awaited (county_id, office_id, sent_on desc, number desc);
create index awaited_asked on awaited (county_id, to_id) where to_id is not null;

update county set limits = jsonb_set(limits, '{awaited}', '{"testWorkingDays": 30, "transferWorkingDays": 30, "platformWorkingDays": 10,
  "makerWorkingDays": 10, "departmentWorkingDays": 15, "remindWorkingDays": 5}')
  where jsonb_typeof(limits) = 'object' and not limits ? 'awaited';

-- 消费教育: courses, events with who came, printed matter and where it lies.

create table course (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('current', 'retired')),
  title text not null,
  strand text not null check (strand in ('view', 'rights', 'science', 'culture')),
  aims jsonb not null default '[]',
  topics jsonb not null default '[]',
  audiences jsonb not null default '[]',
  minutes integer not null check (minutes > 0),
  content text not null,
  materials text not null default '',
  file_ids jsonb not null default '[]',
  edition integer not null default 1,
  written_on date not null,
  laws jsonb not null default '[]',
  by_id uuid not null,
  retire_why text not null default '',
  primary key (county_id, id),
  unique (county_id, number)
);

create table outreach (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('planned', 'approved', 'held', 'recorded', 'cancelled')),
  kind text not null check (kind in ('siteEvent', 'training', 'lecture', 'lawOutreach', 'mobileClass', 'seminar', 'siteMeeting')),
  title text not null,
  on_day date not null,
  from_time text not null,
  to_time text not null,
  place text not null,
  region_id text,
  co_hosts text not null default '',
  office_id text,
  facility_id uuid,
  audience text not null,
  expected integer,
  strands jsonb not null default '[]',
  topics jsonb not null default '[]',
  talks jsonb not null default '[]',
  plan_number text,
  plan_target integer,
  invited_ids jsonb not null default '[]',
  attended_ids jsonb not null default '[]',
  gaps jsonb not null default '[]',
  laws jsonb not null default '[]',
  code text not null,
  scanned integer not null default 0 check (scanned >= 0),
  counted integer check (counted >= 0),
  method text check (method in ('count', 'estimate')),
  photo_ids jsonb not null default '[]',
  materials jsonb not null default '[]',
  summary text not null default '',
  cancel_why text not null default '',
  by_id uuid not null,
  approved_by_id uuid,
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, code),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, facility_id) references charter (county_id, id),
  check ((counted is null) = (method is null))
);
create index outreach_days on outreach (county_id, on_day);

-- 扫码签到: one row a telephone; the mark is a hash of a number that lies in no other table, so nobody is named by it.
create table outreach_checkin (
  county_id integer not null,
  outreach_id uuid not null,
  mark text not null,
  at timestamptz(3) not null,
  primary key (county_id, outreach_id, mark),
  foreign key (county_id, outreach_id) references outreach (county_id, id)
);

-- 三问: what somebody said afterwards; its mark differs from that of the check-in, so that the two are never put together.
create table outreach_answer (
  county_id integer not null,
  outreach_id uuid not null,
  mark text not null,
  understood text not null check (understood in ('yes', 'partly', 'no')),
  useful text not null check (useful in ('yes', 'partly', 'no')),
  wants jsonb not null default '[]',
  on_day date not null,
  primary key (county_id, outreach_id, mark),
  foreign key (county_id, outreach_id) references outreach (county_id, id)
);

create table material (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('current', 'retired')),
  kind text not null check (kind in ('board', 'banner', 'leaflet', 'handbook', 'poster', 'reader', 'other')),
  name text not null,
  remind_below integer not null default 0 check (remind_below >= 0),
  by_id uuid not null,
  retire_why text not null default '',
  primary key (county_id, id),
  unique (county_id, number)
);

-- What lies where; an empty station is the county's own store.
create table material_stock (
  county_id integer not null,
  material_id uuid not null,
  station_id text not null default '',
  n integer not null check (n >= 0),
  primary key (county_id, material_id, station_id),
  foreign key (county_id, material_id) references material (county_id, id)
);

create table material_movement (
  county_id integer not null,
  id uuid not null,
  material_id uuid not null,
  kind text not null check (kind in ('printed', 'issued', 'returned', 'handedOut', 'writtenOff')),
  station_id text not null default '',
  n integer not null check (n > 0),
  on_day date not null,
  -- The event or the report of a station by which it was handed out.
  source_id uuid,
  office_id text,
  note text not null default '',
  by_id uuid not null,
  primary key (county_id, id),
  foreign key (county_id, material_id) references material (county_id, id)
);
create index material_movement_days on material_movement (county_id, kind, on_day);
create index material_movement_source on material_movement (county_id, source_id) where source_id is not null;

-- 委托书: an event of education names who speaks; his commission names the event and the facility.
alter table engagement add column outreach_number text;
alter table engagement add column facility text not null default '';

-- 指令: what the county asks of an office or a station, and an office of its station, with the instant of each step. One row an
-- instruction; its lines are a chain of their own in the ledger.

create table instruction (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('sent', 'acknowledged', 'arrived', 'reported', 'closed', 'withdrawn')),
  text text not null,
  urgent boolean not null default false,
  must_arrive boolean not null default false,
  matter_id uuid,
  matter_number text,
  parent_id uuid,
  from_office_id text,
  to_office_id text not null,
  to_station_id text,
  by_id uuid not null,
  sent_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  acknowledged_name_id uuid,
  arrived_at timestamptz(3),
  reported_at timestamptz(3),
  result text not null default '',
  remark text not null default '',
  closed_at timestamptz(3),
  nudged_at timestamptz(3),
  nudged_times integer not null default 0,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, to_office_id) references organisation (county_id, id),
  foreign key (county_id, to_station_id) references station (county_id, id),
  foreign key (county_id, parent_id) references instruction (county_id, id),
  check (arrived_at is null or acknowledged_at is not null),
  check (reported_at is null or acknowledged_at is not null)
);
create index instruction_newest on instruction (county_id, sent_at);
create index instruction_open on instruction (county_id, sent_at) where state in ('sent', 'acknowledged', 'arrived', 'reported');
create index instruction_matter on instruction (county_id, matter_id) where matter_id is not null;

-- 任务督办: what one is to do by a day, with its lead, its person and its proof. One row a task; its lines are a chain of their own.

create table task (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('assigned', 'reported', 'closed', 'withdrawn')),
  kind text not null,
  title text not null,
  text text not null default '',
  parent_id uuid,
  matter_id uuid,
  matter_number text,
  lead_id text not null,
  lead_kind text not null,
  station_id text,
  person_id uuid,
  partner_ids jsonb not null default '[]',
  due_on date not null,
  needs_proof boolean not null default false,
  by_id uuid not null,
  assigned_at timestamptz(3) not null,
  result text not null default '',
  proof text not null default '',
  reported_at timestamptz(3),
  remark text not null default '',
  closed_at timestamptz(3),
  nudged_at timestamptz(3),
  nudged_times integer not null default 0,
  due_before jsonb not null default '[]',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, lead_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id)
);
create index task_open on task (county_id, due_on) where state in ('assigned', 'reported');
create index task_newest on task (county_id, assigned_at);
create index task_parent on task (county_id, parent_id) where parent_id is not null;
create index task_matter on task (county_id, matter_id) where matter_id is not null;

-- 统筹: directives from above, plans, meetings, leading groups, remarks and recurring tasks. One row each; their lines are chains of
-- their own. Tasks are cut from most of them (task.parent_id); how many are open and done stands in the row, for bars and buttons.

create table directive (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('received', 'split', 'answered', 'closed')),
  document_number text not null,
  issuer text not null,
  title text not null,
  text text not null default '',
  received_on date not null,
  due_on date,
  due_before jsonb not null default '[]',
  by_id uuid not null,
  answer_number text not null default '',
  answer text not null default '',
  answered_on date,
  remark text not null default '',
  open_tasks integer not null default 0,
  done_tasks integer not null default 0,
  involved_ids jsonb not null default '[]',
  primary key (county_id, id),
  unique (county_id, number)
);
create index directive_days on directive (county_id, received_on);

create table plan (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('drafted', 'approved', 'concluded', 'closed', 'withdrawn')),
  kind text not null check (kind in ('annual', 'education', 'scheme')),
  year integer not null,
  title text not null,
  office_id text,
  slogan text not null default '',
  goals jsonb not null default '[]',
  milestones jsonb not null default '[]',
  targets jsonb not null default '[]',
  research jsonb not null default '[]',
  by_id uuid not null,
  approved_by_id uuid,
  approved_on date,
  summary text not null default '',
  leftovers jsonb not null default '[]',
  open_tasks integer not null default 0,
  done_tasks integer not null default 0,
  involved_ids jsonb not null default '[]',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, office_id) references organisation (county_id, id)
);
create index plan_year on plan (county_id, year);

create table meeting (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('called', 'held', 'closed', 'cancelled')),
  kind text not null check (kind in ('leaders', 'joint', 'office')),
  title text not null,
  on_day date not null,
  place text not null default '',
  chair text not null,
  office_id text,
  member_ids jsonb not null default '[]',
  plan_id uuid,
  plan_number text,
  agenda jsonb not null,
  minutes text not null default '',
  resolutions jsonb not null default '[]',
  by_id uuid not null,
  open_tasks integer not null default 0,
  done_tasks integer not null default 0,
  involved_ids jsonb not null default '[]',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, plan_id) references plan (county_id, id)
);
create index meeting_days on meeting (county_id, on_day);
create index meeting_plan on meeting (county_id, plan_id) where plan_id is not null;

create table workgroup (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('forming', 'standing', 'ended')),
  name text not null,
  purpose text not null,
  document_number text not null default '',
  from_on date not null,
  to_on date,
  head text not null default '',
  deputies jsonb not null default '[]',
  members jsonb not null default '[]',
  seat_id text,
  seat_head text not null default '',
  parent_id uuid,
  office_id text,
  duties jsonb not null default '[]',
  by_id uuid not null,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, parent_id) references workgroup (county_id, id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, seat_id) references organisation (county_id, id)
);
-- An office founds each group of the county once.
create unique index workgroup_branch on workgroup (county_id, parent_id, office_id)
  where parent_id is not null and state <> 'ended';

create table remark (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('written', 'read', 'answered', 'closed', 'withdrawn')),
  about_kind text not null,
  about_id uuid not null,
  about_number text not null,
  text text not null,
  by_id uuid not null,
  by_organisation_id text,
  to_id uuid not null,
  to_organisation_id text,
  due_on date,
  parent_id uuid,
  written_at timestamptz(3) not null,
  read_at timestamptz(3),
  answer text not null default '',
  answered_at timestamptz(3),
  comment text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, parent_id) references remark (county_id, id)
);
create index remark_about on remark (county_id, about_id, written_at);
create index remark_to on remark (county_id, to_id) where state in ('written', 'read');

create table recurrence (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('active', 'paused', 'ended')),
  title text not null,
  text text not null default '',
  rhythm text not null check (rhythm in ('festival', 'yearly', 'quarterly', 'monthly')),
  festivals jsonb not null default '[]',
  month_day text,
  ahead_days integer not null check (ahead_days > 0),
  lead_ids jsonb not null,
  needs_proof boolean not null default false,
  by_id uuid not null,
  open_tasks integer not null default 0,
  done_tasks integer not null default 0,
  involved_ids jsonb not null default '[]',
  primary key (county_id, id),
  unique (county_id, number)
);

-- Which turns were made: the key is what makes each of them once, however often the clock runs.
create table turn (
  county_id integer not null,
  recurrence_id uuid not null,
  period text not null,
  lead_id text not null,
  task_id uuid not null,
  primary key (county_id, recurrence_id, period, lead_id),
  foreign key (county_id, recurrence_id) references recurrence (county_id, id),
  foreign key (county_id, task_id) references task (county_id, id)
);

-- 培训, 受托 and 补贴: what the people of the network learn, are commissioned with, and are paid.

create table training (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('planned', 'approved', 'held', 'recorded', 'cancelled')),
  title text not null,
  batch integer not null,
  audience text not null,
  office_id text,
  starts_on date not null,
  ends_on date not null,
  place text not null,
  courses jsonb not null,
  hours double precision not null check (hours > 0),
  summary text not null default '',
  by_id uuid not null,
  approved_by_id uuid,
  cancel_why text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, office_id) references organisation (county_id, id),
  check (ends_on >= starts_on)
);
create index training_days on training (county_id, starts_on);

create table attendance (
  county_id integer not null,
  training_id uuid not null,
  person_id uuid not null,
  mark text not null check (mark in ('invited', 'present', 'late', 'absent', 'excused')),
  hours double precision not null default 0 check (hours >= 0),
  primary key (county_id, training_id, person_id),
  foreign key (county_id, training_id) references training (county_id, id),
  foreign key (county_id, person_id) references person (county_id, id)
);
create index attendance_person on attendance (county_id, person_id);

create table engagement (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('asked', 'accepted', 'declined', 'done', 'cancelled')),
  kind text not null check (kind in ('lecture', 'opinion')),
  appointment_id uuid not null,
  person_id uuid not null,
  topic text not null,
  place text not null default '',
  due_on date not null,
  matter_number text,
  hours double precision,
  audience integer,
  done_on date,
  result text not null default '',
  by_id uuid not null,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, appointment_id) references appointment (county_id, id),
  foreign key (county_id, person_id) references person (county_id, id)
);
create index engagement_person on engagement (county_id, person_id);

create table allowance (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('drafted', 'approved', 'returned', 'paid', 'cancelled')),
  person_id uuid not null,
  from_on date not null,
  to_on date not null,
  basis text not null check (basis in ('perMatter', 'fixed', 'byResult')),
  count integer not null check (count > 0),
  unit_fen bigint not null check (unit_fen > 0),
  sum_fen bigint not null,
  reason text not null default '',
  approved_by_id uuid,
  paid_on date,
  voucher text not null default '',
  by_id uuid not null,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, person_id) references person (county_id, id),
  check (to_on >= from_on),
  check (sum_fen = count * unit_fen)
);
create index allowance_person on allowance (county_id, person_id, from_on);

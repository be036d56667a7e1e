-- 人员: everybody of the network, apart from the accounts; their appointments; what the county asks of the people of its stations;
-- which departments of before are whose today, and what a partner department reads by agreement.

alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('centre', 'officer', 'officeHead', 'leader', 'mediator',
  'station', 'admin', 'business', 'department'));
alter table account add constraint account_department_check check (role <> 'department' or organisation_id is not null);

create table person (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('active', 'left', 'merged')),
  name text not null check (name <> ''),
  phone text not null default '',
  gender text not null default '' check (gender in ('', 'female', 'male')),
  birth_year integer,
  region_id text,
  office_id text,
  station_id text,
  department_ids jsonb not null default '[]',
  posts jsonb not null default '[]',
  experience text not null default '',
  credentials jsonb not null default '[]',
  account_id uuid,
  source_id text,
  merged_from jsonb not null default '[]',
  merged_into uuid,
  apart_from jsonb not null default '[]',
  registered_at timestamptz(3) not null,
  left_on date,
  left_why text not null default '',
  primary key (county_id, id),
  foreign key (county_id, region_id) references region (county_id, id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id),
  foreign key (county_id, source_id) references organisation (county_id, id),
  foreign key (county_id, merged_into) references person (county_id, id)
);
create index person_station on person (county_id, station_id) where state = 'active';
create index person_office on person (county_id, office_id) where state = 'active';
create index person_department on person using gin (department_ids);
-- One account belongs to one person.
create unique index person_account on person (county_id, account_id) where account_id is not null and state = 'active';

create table appointment (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('nominated', 'checked', 'appointed', 'trained', 'active', 'renewed', 'refused', 'dismissed', 'ended')),
  person_id uuid not null,
  post text not null check (post in ('head', 'deputy', 'supervisor', 'clerk', 'lecturer', 'expert', 'council')),
  station_id text,
  region_id text,
  organisation_id text,
  office_id text,
  ex_officio text,
  department_ids jsonb not null default '[]',
  title text not null default '',
  cert_number text,
  nominated_on date not null,
  checked_on date,
  check_words text not null default '',
  appointed_on date,
  valid_to date,
  trained_on date,
  active_on date,
  renewed_times integer not null default 0,
  ended_on date,
  end_why text not null default '',
  withdrawn_on date,
  specialities jsonb not null default '[]',
  availability text not null default '',
  unit text not null default '',
  by_id uuid not null,
  primary key (county_id, id),
  unique (county_id, cert_number),
  foreign key (county_id, person_id) references person (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id),
  foreign key (county_id, region_id) references region (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  check (num_nonnulls(station_id, region_id, organisation_id) = 1),
  check (cert_number is not null or state in ('nominated', 'checked', 'refused', 'ended'))
);
-- One person holds one post at one place once; several departments' duties stand in the one appointment.
create unique index appointment_once on appointment (county_id, person_id, post, coalesce(station_id, region_id, organisation_id))
  where state in ('nominated', 'checked', 'appointed', 'trained', 'active', 'renewed');
create index appointment_person on appointment (county_id, person_id);
create index appointment_station on appointment (county_id, station_id) where station_id is not null;
create index appointment_expiry on appointment (county_id, valid_to) where state in ('appointed', 'trained', 'active', 'renewed');

create table staffing (
  county_id integer not null references county,
  rules jsonb not null,
  town_head boolean not null,
  training_days integer not null,
  hours_per_day integer not null,
  titles jsonb not null,
  term_months integer not null,
  primary key (county_id)
);

create table succession (
  county_id integer not null references county,
  id uuid not null,
  name text not null check (name <> ''),
  from_on date,
  to_on date not null,
  successor_id text not null,
  primary key (county_id, id),
  foreign key (county_id, successor_id) references organisation (county_id, id)
);

create table pact (
  county_id integer not null references county,
  id uuid not null,
  department_id text not null,
  data_class text not null check (data_class in ('contact', 'training', 'composition', 'work')),
  document text not null,
  agreed_on date not null,
  ends_on date,
  by_id uuid not null,
  primary key (county_id, id),
  foreign key (county_id, department_id) references organisation (county_id, id)
);
create index pact_department on pact (county_id, department_id);

-- 群体事件 (group incidents), who belongs to them, the area checks that ask every station, and what the stations answer.
create table incident (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('suspected', 'confirmed', 'filed', 'handling', 'closed', 'dropped', 'merged')),
  grade text not null check (grade in ('suspicion', 'watch')),
  title text not null,
  product text not null default '',
  brand text not null default '',
  variety text not null default '',
  batch text not null default '',
  defect text not null default '',
  operators jsonb not null default '[]',
  category_code text,
  reason_zh text not null,
  reason_en text not null,
  detector text not null,
  level text check (level in ('1', '2', '3', '4')),
  responsible_id uuid,
  crop text not null default '',
  sown_on date,
  crop_stage text not null default '',
  appraise_by date,
  appraisal_asked_on date,
  record_number text,
  recorded_at timestamptz(3),
  raised_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  filed_at timestamptz(3),
  handed_to text not null default '',
  handed_on date,
  answer text not null default '',
  answered_at timestamptz(3),
  drop_reason text,
  remark text not null default '',
  summary text not null default '',
  closed_at timestamptz(3),
  merged_into_id uuid,
  -- An account, or 'system' where a detector raised it.
  by_id text not null,
  primary key (county_id, id),
  unique (county_id, number),
  -- 备案: one number, one record.
  unique (county_id, record_number),
  foreign key (county_id, responsible_id) references account (county_id, id),
  foreign key (county_id, merged_into_id) references incident (county_id, id),
  check ((confirmed_at is null) = (record_number is null)),
  check (state in ('suspected', 'dropped', 'merged') or confirmed_at is not null)
);
create index incident_open on incident (county_id, raised_at) where state not in ('closed', 'dropped', 'merged');

create table incident_member (
  county_id integer not null references county,
  incident_id uuid not null,
  matter_id uuid not null,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry')),
  number text not null,
  state text not null check (state in ('in', 'offered', 'out')),
  how text not null check (how in ('detected', 'person', 'form', 'merged')),
  why text not null default '',
  households integer not null default 1 check (households > 0),
  at timestamptz(3) not null,
  by_id text not null,
  answered_at timestamptz(3),
  primary key (county_id, incident_id, matter_id),
  foreign key (county_id, incident_id) references incident (county_id, id)
);
create index incident_member_matter on incident_member (county_id, matter_id);

create table area_check (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('asked', 'closed')),
  incident_id uuid not null,
  incident_number text not null,
  question text not null,
  look text not null default '',
  why text not null default '',
  photo_id uuid,
  town_ids jsonb not null default '[]',
  asked integer not null check (asked > 0),
  sent_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  nudged_at timestamptz(3),
  nudged_times integer not null default 0,
  closed_at timestamptz(3),
  by_id uuid not null,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, incident_id) references incident (county_id, id)
);
create index area_check_incident on area_check (county_id, incident_id);
create index area_check_asked on area_check (county_id) where state = 'asked';

-- Who was asked, as it was at that instant: one row a check however many stations it asks. Nothing is written for a station until it
-- reads or answers.
create table area_asked (
  county_id integer not null,
  check_id uuid not null,
  station_ids text[] not null,
  primary key (county_id, check_id),
  foreign key (county_id, check_id) references area_check (county_id, id)
);

create table area_answer (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state = 'given'),
  check_id uuid not null,
  station_id text not null,
  answer text not null check (answer in ('yes', 'no', 'unknown')),
  households integer not null default 0,
  mu double precision not null default 0,
  ways jsonb not null default '[]',
  words text not null default '',
  photo_id uuid,
  answered_at timestamptz(3) not null,
  arrived_at timestamptz(3) not null,
  entered text not null check (entered in ('telephone', 'desk', 'call', 'paper')),
  by_id uuid not null,
  primary key (county_id, id),
  -- A station has one answer; who answers again corrects it.
  unique (county_id, check_id, station_id),
  foreign key (county_id, check_id) references area_check (county_id, id),
  check ((answer = 'yes') = (households > 0))
);

create table area_read (
  county_id integer not null,
  check_id uuid not null,
  station_id text not null,
  read_at timestamptz(3) not null,
  primary key (county_id, check_id, station_id),
  foreign key (county_id, check_id) references area_check (county_id, id)
);

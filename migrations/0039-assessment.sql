-- 考核评选: schemes and awards as versioned data, rounds, what everybody has in a round with the records as they were at the freeze,
-- objections, and who was given an award.

create table scheme (
  county_id integer not null references county,
  code text not null,
  version integer not null check (version >= 1),
  subject text not null check (subject in ('station', 'person', 'branch', 'office')),
  title text not null check (title <> ''),
  basis text not null default '',
  applies_to jsonb not null default '[]',
  share_percent integer not null check (share_percent between 1 and 100),
  items jsonb not null default '[]',
  from_on date not null,
  retired boolean not null default false,
  saved_by_id uuid,
  saved_at timestamptz(3),
  primary key (county_id, code, version)
);

create table award (
  county_id integer not null references county,
  code text not null,
  version integer not null check (version >= 1),
  title text not null check (title <> ''),
  subject text not null check (subject in ('station', 'person', 'branch', 'office')),
  quota integer not null check (quota >= 1),
  words text not null default '',
  retired boolean not null default false,
  primary key (county_id, code, version)
);

create table assessment (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('opened', 'frozen', 'scored', 'objection', 'decided', 'published', 'cancelled')),
  title text not null,
  period text not null check (period in ('quarter', 'year', 'other')),
  from_on date not null,
  to_on date not null,
  subject text not null,
  scheme_code text not null,
  scheme_version integer not null,
  scheme_title text not null,
  awards jsonb not null default '[]',
  opened_on date not null,
  by_id uuid not null,
  frozen_at timestamptz(3),
  seed text not null default '',
  objections_until date,
  nominations jsonb not null default '[]',
  decisions jsonb not null default '[]',
  decided_on date,
  decided_by_id uuid,
  published_on date,
  remark text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  check (to_on >= from_on),
  check (state in ('opened', 'cancelled') or frozen_at is not null),
  check (state <> 'published' or published_on is not null)
);

create table score (
  county_id integer not null,
  assessment_id uuid not null,
  subject_id text not null,
  version integer not null default 1,
  name text not null,
  kind_code text not null,
  kind_zh text not null,
  town_id text,
  town_name text not null default '',
  office_id text,
  station_id text,
  department_ids jsonb not null default '[]',
  marks jsonb not null default '[]',
  evidence jsonb not null default '{}',
  permille integer check (permille between 0 and 1000),
  primary key (county_id, assessment_id, subject_id),
  foreign key (county_id, assessment_id) references assessment (county_id, id)
);

-- What was counted is what it was: neither the records behind a mark nor whose they are may be written over.
create function score_evidence_stays() returns trigger language plpgsql as $$
begin
  if new.evidence is distinct from old.evidence or new.subject_id <> old.subject_id then
    raise exception 'the records of a frozen round stay as they are';
  end if;
  return new;
end $$;
create trigger score_evidence_stays before update on score for each row execute function score_evidence_stays();

create table objection (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('raised', 'upheld', 'dismissed', 'withdrawn')),
  assessment_id uuid not null,
  assessment_number text not null,
  subject_id text not null,
  subject_name text not null,
  office_id text,
  station_id text,
  item_code text not null,
  item_zh text not null,
  weight integer not null,
  tenths integer,
  words text not null,
  raised_on date not null,
  by_id uuid not null,
  answer text not null default '',
  points integer,
  answered_on date,
  answered_by_id uuid,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, assessment_id, subject_id) references score (county_id, assessment_id, subject_id)
);
create index objection_round on objection (county_id, assessment_id);

create table honour (
  county_id integer not null references county,
  id uuid not null,
  assessment_id uuid not null,
  award_code text not null,
  title text not null,
  words text not null default '',
  subject_id text not null,
  name text not null,
  year integer not null,
  place integer,
  permille integer,
  cert_number text,
  published_on date,
  primary key (county_id, id),
  unique (county_id, assessment_id, award_code, subject_id),
  unique (county_id, cert_number),
  foreign key (county_id, assessment_id) references assessment (county_id, id)
);
create index honour_of on honour (county_id, subject_id);

-- What a station did in a period lies by its lines: the acts of all stations are found by verb and day.
create index task_station_due on task (county_id, due_on) where station_id is not null;

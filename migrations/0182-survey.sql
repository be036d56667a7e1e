-- 消费调查: what is asked, of whom, what was found; and the sheets, of which those by code tell nothing of who answered.
create table survey (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('designed', 'fielded', 'tabulated', 'published', 'followed', 'dropped')),
  title text not null,
  industry text not null,
  month date not null,
  frame text not null check (frame in ('operators', 'stations', 'public')),
  quota integer not null check (quota > 0),
  population integer,
  questions jsonb not null,
  sample jsonb not null default '[]',
  station_ids jsonb not null default '[]',
  code text not null,
  until_on date,
  fielded_on date,
  findings jsonb not null default '[]',
  tips jsonb not null default '[]',
  follow_ups jsonb not null default '[]',
  summary text not null default '',
  tabulated_on date,
  published_on date,
  published_by_id uuid,
  by_id uuid not null,
  designed_at timestamptz(3) not null,
  remark text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, code),
  check (state not in ('published', 'followed') or (published_by_id is not null and published_by_id <> by_id))
);
create index survey_open on survey (county_id, designed_at) where state not in ('followed', 'dropped');

create table survey_answer (
  county_id integer not null,
  survey_id uuid not null,
  id uuid not null,
  firm integer,
  way text not null check (way in ('visit', 'phone', 'paper', 'station', 'code')),
  station_id text,
  answers jsonb not null,
  on_day date not null,
  primary key (county_id, survey_id, id),
  foreign key (county_id, survey_id) references survey (county_id, id)
);
-- A firm has one column: entered again, its sheet is put right.
create unique index survey_answer_firm on survey_answer (county_id, survey_id, firm) where firm is not null;

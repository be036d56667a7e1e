-- 站点上报: what a station sends up to its office, and what comes back.
create table station_report (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('sent', 'answered', 'withdrawn')),
  station_id text not null,
  office_id text not null,
  kind text not null check (kind in ('fake', 'farmInput', 'food', 'unlicensed', 'fraud', 'price', 'other')),
  operator_name text not null,
  place text not null,
  words text not null,
  seen_on date not null,
  photo_ids jsonb not null default '[]',
  sent_on date not null,
  answer_by date not null,
  answer text check (answer in ('toCase', 'handled', 'handedOn', 'noBreach', 'needsMore')),
  answer_words text not null default '',
  answered_on date,
  answered_by_id uuid,
  enforcement_id uuid,
  by_id uuid not null,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, station_id) references station (county_id, id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  -- The answer and the case that it makes are written together.
  foreign key (county_id, enforcement_id) references enforcement (county_id, id) deferrable initially deferred,
  check ((state = 'answered') = (answer is not null)),
  check ((answer = 'toCase') is not true or enforcement_id is not null)
);
create index station_report_station on station_report (county_id, station_id, sent_on);
create index station_report_office on station_report (county_id, office_id, state, answer_by);

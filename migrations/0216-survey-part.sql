-- 答到一半的答卷: what a browser has answered so far of a survey of the public, under the hash of a mark that says nothing of who has it. It
-- goes when the sheet is sent, when the survey is over, and after a week.
create table survey_part (
  county_id integer not null,
  survey_id uuid not null,
  mark text not null,
  station_id text,
  answers jsonb not null default '{}',
  -- The question that comes next, from 1.
  at_question integer not null check (at_question > 0),
  on_day date not null,
  primary key (county_id, survey_id, mark),
  foreign key (county_id, survey_id) references survey (county_id, id)
);
create index survey_part_day on survey_part (county_id, on_day);

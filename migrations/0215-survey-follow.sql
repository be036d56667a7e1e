-- 消费调查的跟进: for each finding what is done, by whom and by which day; 复看 is a second round of sheets, and its counts are read off
-- them as those of the first are.
alter table survey add column due_on date;
create index survey_due on survey (county_id, due_on) where due_on is not null;

alter table survey_answer add column round smallint not null default 1 check (round in (1, 2));
drop index survey_answer_firm;
-- A firm has one column in each round: entered again, its sheet is put right.
create unique index survey_answer_firm on survey_answer (county_id, survey_id, round, firm) where firm is not null;

-- 成绩 (test score) of a training: the pass mark is the training's, and each score is kept with who wrote it, when, and why it was
-- put right. The last one counts; it is empty where a score was taken back.
alter table training add column pass_mark double precision check (pass_mark between 0 and 100);
alter table attendance add column scores jsonb not null default '[]';
alter table attendance add column score double precision generated always as ((scores -> -1 ->> 'score')::double precision) stored
  check (score between 0 and 100);

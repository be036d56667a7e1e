-- 回答用时 (answers): what each program answered in five minutes. A row is written only while a filing can be taken, so that a program that
-- was killed, and a database that was away, leave a gap. Kept for 35 days; of no county.
create table answer_sample (
  slot_at timestamptz(3) not null,
  -- One life of a program: started again it is another.
  program uuid not null,
  -- How many within each bound of src/domain/base/status/answers.ts.
  counts integer[] not null,
  -- Of them, those that ended in an error of the program (500 and above).
  errors integer not null,
  primary key (slot_at, program)
);

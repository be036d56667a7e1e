-- Codes that were sent to the telephone on file of who has lost the slip. The subject is a mark of number and telephone under a key that
-- is not in the database; the code is kept as its hash, for ten minutes.
create table progress_code (
  county_id integer not null references county,
  subject bytea not null,
  code_hash bytea not null,
  made_at timestamptz(3) not null,
  tries integer not null default 0,
  primary key (county_id, subject)
);

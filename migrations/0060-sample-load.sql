-- The loading of the sample county: one row from before its first statement, with its end once everything is there. A load without an
-- end was cut off, and the next start begins it anew: nobody but the loader has worked in a county that is not open yet.
create table sample_load (
  -- Of a county that is not there yet when the loading begins.
  county_id integer primary key,
  begun_at timestamptz(3) not null default now(),
  ended_at timestamptz(3)
);

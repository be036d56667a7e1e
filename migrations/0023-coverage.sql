-- 覆盖: how many people live in each village, where the county knows, and 边界: the outlines of its towns from a file that it
-- loads itself. Nothing is fetched.

alter table region add column population integer check (population between 0 and 10000000);

create table outline (
  county_id integer primary key references county,
  file_name text not null,
  -- Each town or village of the file: its name and its rings, in kilometres east and north of the county seat.
  shapes jsonb not null,
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null
);

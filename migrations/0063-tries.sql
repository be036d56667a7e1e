-- How often somebody was wrong, counted by all servers of a county together. Subject and origin are marks under a key that is not in
-- the database: no name, no address, no telephone and no number stands here. What is a day old is forgotten by the clock.
create table try_count (
  county_id integer not null references county,
  subject bytea not null,
  -- Empty for what is counted from everywhere.
  origin bytea not null,
  n integer not null check (n > 0),
  last_at timestamptz(3) not null,
  primary key (county_id, subject, origin)
);
create index try_count_old on try_count (last_at);

-- Wrong passwords no longer lock an account: whoever guesses waits where he guesses from.
alter table account drop column failed_times, drop column locked_until;

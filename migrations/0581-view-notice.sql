-- 有新的告诉我: of which saved views their owner wants to be told, from how many matters on, and what each held when it was last looked at. What is in
-- a view is found by his own rights at that hour; only the ids of matters are kept.
create table view_notice (
  county_id integer not null references county,
  view_id uuid not null,
  account_id uuid not null,
  at_least integer not null check (at_least between 1 and 500),
  seen_ids uuid[] not null,
  looked_at timestamptz(3) not null,
  primary key (county_id, view_id),
  foreign key (county_id, account_id) references account (county_id, id)
);

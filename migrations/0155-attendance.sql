-- Whom the people at an event were, where they were counted apart; the rest is of the audience that it was planned for.
alter table outreach add column by_audience jsonb not null default '[]';

-- How many a telephone of a station counted at an event; told again it replaces what the same telephone told before.
create table outreach_count (
  county_id integer not null,
  outreach_id uuid not null,
  device_id uuid not null,
  id uuid not null,
  station_id text not null,
  by_id uuid not null,
  counts jsonb not null,
  photo_ids jsonb not null default '[]',
  counted_at timestamptz(3) not null,
  told_at timestamptz(3) not null,
  primary key (county_id, outreach_id, device_id),
  foreign key (county_id, outreach_id) references outreach (county_id, id)
);

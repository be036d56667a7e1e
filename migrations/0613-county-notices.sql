-- 县里的通知: what the county has to tell everybody for some time: the hotline is down, hours on a holiday. It stands on the citizens' pages and at
-- the desk from its first instant to its last, and ends by itself.
create table county_notice (
  county_id integer not null references county,
  -- Made by the page, so that a second press saves nothing.
  id uuid not null,
  zh text not null,
  en text not null default '',
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  -- Which one stands above the others, the lowest first.
  place integer not null,
  -- When it was taken back before its time; null where it was not.
  taken_back_at timestamptz(3),
  by_id text not null,
  at timestamptz(3) not null,
  primary key (county_id, id),
  check (until_at > from_at)
);

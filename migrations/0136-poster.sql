-- 宣传海报: a sheet with a code; who comes by it is counted by days.
create table poster (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('up', 'down')),
  title text not null,
  words text not null,
  goal text not null check (goal in ('home', 'complaint', 'cases', 'stations')),
  place text not null,
  office_id text,
  code text not null,
  made_on date not null,
  by_id uuid not null,
  down_why text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, code)
);

create table poster_visit (
  county_id integer not null,
  poster_id uuid not null,
  on_day date not null,
  n integer not null check (n > 0),
  primary key (county_id, poster_id, on_day),
  foreign key (county_id, poster_id) references poster (county_id, id)
);

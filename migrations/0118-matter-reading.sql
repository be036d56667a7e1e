-- How far each reader (operators of shops, facts of group incidents …) has come in the numbers of each kind and year. What is filed
-- later is read upwards from upto_n, what was there before the reader downwards from from_n until nothing is left.
create table matter_reading (
  county_id integer not null references county,
  reader text not null,
  -- Of the reader: a newer one reads all again.
  version integer not null,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry')),
  year integer not null,
  -- The lowest number that is read.
  from_n integer not null,
  -- The highest number that is read.
  upto_n integer not null check (upto_n >= from_n - 1),
  primary key (county_id, reader, kind, year)
);

-- Under which keys a matter is found by others that may be one trouble with it: its shop by name, its goods by brand, variety and batch,
-- its school, its place or its way of selling with the trouble. So that one matter is compared with some hundreds, however many there are.
create table matter_key (
  county_id integer not null,
  key text not null,
  on_day date not null,
  matter_id uuid not null,
  primary key (county_id, key, on_day, matter_id),
  foreign key (county_id, matter_id) references matter_sheet on delete cascade
);
create index matter_key_matter on matter_key (county_id, matter_id);

-- What is to be compared, after what was read or put right of it is committed: who compares holds no lock on a complaint.
create table matter_to_compare (
  county_id integer not null,
  matter_id uuid not null,
  primary key (county_id, matter_id),
  foreign key (county_id, matter_id) references matter_sheet on delete cascade
);

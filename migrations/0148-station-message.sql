-- 站点消息: from one station to another, or to all of its town; who has read it is a row a station.
create table station_message (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('sent', 'withdrawn')),
  from_station_id text not null,
  to_station_ids jsonb not null check (jsonb_array_length(to_station_ids) > 0),
  to_town_id text,
  office_ids jsonb not null,
  text text not null check (length(text) between 1 and 500),
  answers jsonb not null default '[]',
  sent_on date not null,
  sent_at timestamptz(3) not null,
  by_id uuid not null,
  remark text not null default '',
  primary key (county_id, id),
  foreign key (county_id, from_station_id) references station (county_id, id)
);
create index station_message_sent on station_message (county_id, sent_at);
create index station_message_to on station_message using gin (to_station_ids);

create table station_message_read (
  county_id integer not null,
  message_id uuid not null,
  station_id text not null,
  by_id uuid not null,
  read_at timestamptz(3) not null,
  primary key (county_id, message_id, station_id),
  foreign key (county_id, message_id) references station_message (county_id, id)
);

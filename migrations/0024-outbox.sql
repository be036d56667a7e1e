-- 站点没有网络也能办: the telephones of stations, the slips that they give, the codes by which people sign in on them, and what
-- was left on a telephone whose account was closed or that was cut off.

create table device (
  county_id integer not null references county,
  id uuid not null,
  account_id uuid not null,
  station_id text not null,
  mark text not null check (mark ~ '^[A-Z]{1,2}$'),
  name text not null,
  key_hash bytea not null,
  word_hash bytea not null,
  recovery bytea not null,
  bound_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_by_id uuid,
  revoke_reason text not null default '',
  wiped_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, station_id, mark),
  foreign key (county_id, account_id) references account (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id)
);
create index device_account on device (county_id, account_id);

create table sign_in_code (
  county_id integer not null references county,
  phone text not null,
  code_hash bytea not null,
  made_at timestamptz(3) not null,
  tries integer not null default 0,
  primary key (county_id, phone)
);

create table slip (
  county_id integer not null,
  code text not null,
  matter_id uuid not null,
  device_id uuid not null,
  made_at timestamptz(3) not null,
  primary key (county_id, code),
  foreign key (county_id, matter_id) references complaint (county_id, id),
  foreign key (county_id, device_id) references device (county_id, id)
);
create index slip_matter on slip (county_id, matter_id);

create table leftover (
  county_id integer not null,
  id uuid not null,
  device_id uuid not null,
  account_id uuid not null,
  station_id text not null,
  n integer not null,
  item jsonb not null,
  acted_at timestamptz(3) not null,
  arrived_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_by_id uuid,
  matter_number text,
  reason text not null default '',
  primary key (county_id, id),
  foreign key (county_id, device_id) references device (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id)
);
create index leftover_open on leftover (county_id, station_id) where ended_at is null;

-- The county, its organisations, regions, stations, categories, calendar and people. Every business table is keyed
-- (county_id, …): county_id is the six-digit administrative division code, so that the tables can be spread by county later.

create extension if not exists btree_gin;

create table county (
  county_id integer primary key,
  ledger_id uuid not null,
  name text not null,
  province text not null,
  city text not null,
  bureau_name text not null,
  association_name text not null,
  paper_prefix text not null,
  hotline text not null,
  hotline_hours text not null,
  office_hours text not null,
  limits jsonb not null
);

create table organisation (
  county_id integer not null references county,
  id text not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('province', 'city', 'bureau', 'centre', 'office', 'association', 'brigade', 'department', 'court', 'arbitration')),
  parent_id text,
  phone text not null default '',
  address text not null default '',
  active boolean not null default true,
  primary key (county_id, id)
);

create table region (
  county_id integer not null references county,
  id text not null,
  name text not null,
  kind text not null check (kind in ('county', 'town', 'village')),
  parent_id text,
  office_id text,
  -- Kilometres east and north of the county seat.
  x double precision not null,
  y double precision not null,
  pinyin text not null default '',
  initials text not null default '',
  primary key (county_id, id)
);

create table station (
  county_id integer not null references county,
  id text not null,
  name text not null check (name <> ''),
  kind text not null,
  office_id text not null,
  region_id text not null,
  x double precision not null,
  y double precision not null,
  serves text not null check (serves in ('area', 'venue')),
  venue_names jsonb not null default '[]',
  published_window boolean not null default false,
  phone text not null default '',
  address text not null default '',
  contact_name text not null default '',
  active boolean not null default true,
  primary key (county_id, id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, region_id) references region (county_id, id)
);

create table category (
  county_id integer not null references county,
  code text not null,
  parent_code text,
  zh text not null,
  en text not null,
  kind text not null check (kind in ('goods', 'services', 'other', 'nature', 'channel')),
  position integer not null,
  primary key (county_id, code)
);

-- One row a year: its declared rest days and make-up work days. A year without a row follows the statutory days alone.
create table calendar_year (
  county_id integer not null references county,
  year integer not null check (year between 1990 and 2100),
  published boolean not null,
  days jsonb not null,
  primary key (county_id, year)
);

create table account (
  county_id integer not null references county,
  id uuid not null,
  login_name text not null check (login_name = lower(login_name)),
  name text not null,
  role text not null check (role in ('centre', 'officer', 'officeHead', 'leader', 'mediator', 'station', 'admin')),
  organisation_id text,
  station_id text,
  phone text not null default '',
  password_hash text not null,
  active boolean not null default true,
  failed_times integer not null default 0,
  locked_until timestamptz(3),
  language text not null default 'zh' check (language in ('zh', 'en')),
  primary key (county_id, id),
  unique (county_id, login_name),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id),
  check (role <> 'station' or station_id is not null),
  check (role not in ('officer', 'officeHead') or organisation_id is not null)
);

create table session (
  county_id integer not null,
  -- SHA-256 of the cookie's token: who reads the table cannot sign in with it.
  id bytea not null,
  account_id uuid not null,
  started_at timestamptz(3) not null,
  used_at timestamptz(3) not null,
  device text not null,
  primary key (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id)
);
create index session_account on session (county_id, account_id);

create table view (
  county_id integer not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  query text not null,
  primary key (county_id, id),
  unique (county_id, account_id, name),
  foreign key (county_id, account_id) references account (county_id, id)
);

-- Gapless numbers: one row a county, series and year, taken in the transaction that uses the number.
create table counter (
  county_id integer not null references county,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (county_id, series, year)
);

-- Secrets the server makes for itself at its first start, such as the key that signs the portal's cookies.
create table secret (
  name text primary key,
  value text not null
);

-- 站点档案: the life of each station from the application to its end, and 标准: the county's own versioned lists of what it asks
-- of stations. A station of the list has one file; whether it takes matters follows from the state of the file.

create table standard (
  county_id integer not null references county,
  code text not null,
  version integer not null check (version >= 1),
  subject text not null,
  title text not null check (title <> ''),
  basis text not null default '',
  body text not null default '',
  applies_to jsonb not null default '[]',
  items jsonb not null default '[]',
  from_on date not null,
  retired boolean not null default false,
  saved_by_id uuid,
  saved_at timestamptz(3),
  primary key (county_id, code, version)
);

create table charter (
  county_id integer not null references county,
  id uuid not null default gen_random_uuid(),
  version integer not null default 1,
  state text not null check (state in ('applied', 'reviewed', 'inspected', 'approved', 'equipped', 'active', 'rectifying',
    'suspended', 'closed', 'refused')),
  number text not null,
  station_id text,
  name text not null check (name <> ''),
  kind_code text not null,
  facility boolean not null default false,
  venue_kind text not null,
  serves text not null check (serves in ('area', 'venue')),
  serves_region_ids jsonb not null default '[]',
  office_id text not null,
  region_id text not null,
  host_name text not null default '',
  address text not null default '',
  contact_name text not null default '',
  phone text not null default '',
  by_venue boolean not null default false,
  applied_on date not null default current_date,
  reason text not null default '',
  measures jsonb not null default '{}',
  photo_ids jsonb not null default '[]',
  opinion text not null default '',
  checks jsonb not null default '[]',
  batch_number text,
  approved_on date,
  plaque_number text,
  plaque_on date,
  kit jsonb not null default '[]',
  activated_on date,
  tier text not null default 'ordinary' check (tier in ('ordinary', 'pilot', 'demonstration')),
  tier_since date,
  sitings jsonb not null default '[]',
  education_since date,
  standardised_on date,
  reviews jsonb not null default '[]',
  postings jsonb not null default '[]',
  acknowledgements jsonb not null default '[]',
  activities jsonb not null default '[]',
  rectify_what text not null default '',
  rectify_by date,
  closed_on date,
  end_reason text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, station_id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, region_id) references region (county_id, id),
  -- The approval writes the file first and the station after it.
  foreign key (county_id, station_id) references station (county_id, id) deferrable initially deferred,
  check (state in ('applied', 'reviewed', 'inspected', 'refused') or station_id is not null)
);
create index charter_batch on charter (county_id, batch_number) where batch_number is not null;

-- The stations that are there have been running: their files begin as they stand.
insert into charter (county_id, state, number, station_id, name, kind_code, venue_kind, serves, office_id, region_id, address,
  contact_name, phone, applied_on, approved_on, activated_on)
select county_id, case when active then 'active' else 'suspended' end, '站' || id, id, name,
  case when serves = 'venue' then 'service' else 'liaison' end, kind, serves, office_id, region_id, address, contact_name, phone,
  current_date, null, null
from station;

-- A station that stops: what lies open there is listed before it is handed over.
create index inquiry_at_station on inquiry (county_id, station_id) where station_id is not null and state in ('open', 'pending');

-- From how many days without an act a station counts as idle.
update county set limits = limits || '{"stationIdleDays": 90}';

-- 典型案例 and 公示栏: what is told of what was settled, and what hangs at the stations. One row a case and one a putting up; the
-- lines of each are a chain of their own.

create table example (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('draft', 'submitted', 'approved', 'published', 'withdrawn', 'dropped')),
  source_kind text not null check (source_kind in ('complaint', 'callout')),
  source_id uuid not null,
  source_number text not null,
  office_id text,
  title text not null,
  text text not null,
  lesson text not null,
  basis text not null default '',
  firm_reason text not null default '',
  writer_ids jsonb not null,
  drafted_at timestamptz(3) not null,
  approved_by_id uuid,
  approved_at timestamptz(3),
  reach text not null default 'none' check (reach in ('all', 'some', 'none')),
  station_ids jsonb not null default '[]',
  on_portal boolean not null default false,
  published_at timestamptz(3),
  until_on date,
  remark text not null default '',
  ended_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  -- Nobody approves what he wrote himself.
  check (approved_by_id is null or not writer_ids ? approved_by_id::text)
);
-- One that is not over from one matter.
create unique index example_source on example (county_id, source_id) where state not in ('withdrawn', 'dropped');
create index example_newest on example (county_id, drafted_at);
create index example_published on example (county_id, published_at) where state = 'published';

create table posting (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('up', 'struck')),
  station_id text not null,
  office_id text not null,
  kinds jsonb not null,
  put_up_on date not null,
  attachment_id uuid,
  example_ids jsonb not null default '[]',
  by_id uuid not null,
  recorded_at timestamptz(3) not null,
  remark text not null default '',
  primary key (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id)
);
create index posting_station on posting (county_id, station_id, put_up_on) where state = 'up';
create index posting_newest on posting (county_id, recorded_at);

update county set limits = limits || '{"boardDays": 31}' where not limits ? 'boardDays';

-- 紧急处置: what somebody on duty was paged for, whom it rang and when, and what came of it.

create table callout (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('paging', 'accepted', 'arrived', 'reported', 'closed', 'dismissed')),
  title text not null,
  hurt boolean not null default false,
  matter_id uuid,
  matter_number text,
  region_id text,
  place text not null default '',
  office_id text,
  station_id text,
  -- An account, or 'consumer' for what a citizen filed.
  opener_id text not null,
  opened_at timestamptz(3) not null,
  pagings jsonb not null default '[]',
  next_page_at timestamptz(3),
  accepted_at timestamptz(3),
  accepted_by_id uuid,
  sent_office_ids jsonb not null default '[]',
  told_ids jsonb not null default '[]',
  alerted_ids jsonb not null default '[]',
  arrived_at timestamptz(3),
  arrived_by_id uuid,
  result text not null default '',
  reported_at timestamptz(3),
  example_title text not null default '',
  example_text text not null default '',
  closed_at timestamptz(3),
  remark text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id)
);
create index callout_open on callout (county_id, opened_at) where state not in ('closed', 'dismissed');
create index callout_paging on callout (county_id, next_page_at) where state = 'paging';
-- One complaint rings for one thing at a time.
create unique index callout_matter on callout (county_id, matter_id) where state not in ('closed', 'dismissed');

-- 站点经费: what a station is given and what is spent for it. One row an item; its lines are a chain of their own.

create table fund (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('recorded', 'approved', 'voided')),
  kind text not null check (kind in ('budget', 'spending')),
  station_id text not null,
  office_id text not null,
  source text not null,
  use text,
  amount_fen bigint not null check (amount_fen > 0),
  on_day date not null,
  voucher text not null default '',
  remark text not null default '',
  over_reason text not null default '',
  by_id uuid not null,
  recorded_at timestamptz(3) not null,
  approved_by_id uuid,
  approved_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, station_id) references station (county_id, id)
);
create index fund_station on fund (county_id, station_id, on_day) where state <> 'voided';
create index fund_newest on fund (county_id, recorded_at);

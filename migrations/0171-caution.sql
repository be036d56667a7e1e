-- 警示: what whoever goes to a shop or a place should know before; set by one, confirmed by another, over on its day.
create table caution (
  county_id integer not null references county,
  id uuid not null,
  number text check (number is null),
  version integer not null default 1,
  state text not null check (state in ('asked', 'on', 'refused', 'ended')),
  kind text not null check (kind in ('dog', 'resisted', 'together', 'violence', 'danger', 'other')),
  words text not null,
  operator_id uuid,
  enforcement_id uuid,
  operator_name text not null default '',
  region_id text,
  place text not null default '',
  office_id text,
  set_on date not null,
  until_on date not null,
  by_id uuid not null,
  confirmed_by_id uuid,
  confirmed_on date,
  renewals jsonb not null default '[]',
  end_reason text not null default '',
  ended_by_id uuid,
  primary key (county_id, id),
  foreign key (county_id, operator_id) references operator (county_id, id),
  foreign key (county_id, enforcement_id) references enforcement (county_id, id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, by_id) references account (county_id, id),
  -- On a shop, a party of a case or a place; what one person set another has confirmed, and it lasts a year at most.
  check (operator_id is not null or enforcement_id is not null or operator_name <> '' or region_id is not null),
  check (confirmed_by_id is null or confirmed_by_id <> by_id),
  check (state <> 'on' or confirmed_by_id is not null),
  check (until_on >= set_on)
);
create index caution_operator on caution (county_id, operator_id) where operator_id is not null and state = 'on';
create index caution_enforcement on caution (county_id, enforcement_id) where enforcement_id is not null;
create index caution_region on caution (county_id, region_id) where region_id is not null and state = 'on';

-- 苗头: a class of goods of which more is complained than before, or than at other times of the year; a person drafts a tip from it, or
-- drops it with a reason.
create table trend (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('seen', 'used', 'dropped')),
  rule text not null check (rule in ('rise', 'season', 'person')),
  category_code text not null,
  reason_zh text not null,
  reason_en text not null,
  figures jsonb,
  raised_on date not null,
  raised_at timestamptz(3) not null,
  by_id text not null,
  warning_id uuid,
  remark text not null default '',
  ended_at timestamptz(3),
  primary key (county_id, id),
  foreign key (county_id, warning_id) references warning (county_id, id) deferrable initially deferred,
  check ((state = 'used') = (warning_id is not null))
);
-- No class stands twice on the list for the same reason.
create unique index trend_seen on trend (county_id, category_code, rule) where state = 'seen';
create index trend_raised on trend (county_id, raised_on);

update county set limits = limits || '{"trends": {"weeks": 4, "least": 5, "percent": 150, "aheadWeeks": 6, "quietWeeks": 8}}'
  where not limits ? 'trends';

-- 投诉公示 (publications): the county's rule, one row for each complaint that is decided on, and the figures of each operator as of a time.
create table publication_rule (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('proposed', 'inForce', 'ended', 'dropped')),
  title text not null,
  text text not null,
  since_on date not null,
  objection_days integer not null check (objection_days between 1 and 30),
  smallest integer not null check (smallest between 3 and 50),
  shown_months integer not null check (shown_months between 1 and 60),
  stale_hours integer not null check (stale_hours between 1 and 240),
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  confirmed_by_id uuid,
  confirmed_at timestamptz(3),
  ended_by_id uuid,
  ended_at timestamptz(3),
  remark text not null default '',
  primary key (county_id, id),
  -- Nobody puts into force what he wrote himself.
  check (confirmed_by_id is null or confirmed_by_id <> written_by_id),
  check (state not in ('inForce', 'ended') or confirmed_by_id is not null)
);
create unique index publication_rule_in_force on publication_rule (county_id) where state = 'inForce';

create table publication (
  county_id integer not null references county,
  id uuid not null,
  number text,
  version integer not null default 1,
  state text not null check (state in ('waiting', 'published', 'objected', 'withheld', 'withdrawn', 'left')),
  matter_id uuid not null,
  matter_number text not null,
  office_id text,
  handler_id uuid,
  operator_id uuid,
  operator_name text not null default '',
  operator_code text not null default '',
  town_id text,
  category_code text,
  nature_code text,
  complainant text not null default '',
  complained_on date not null,
  happened_on date,
  closed_on date not null,
  outcome text not null check (outcome in ('settled', 'terminated')),
  said text not null default '',
  asked text not null default '',
  result text not null default '',
  reply text not null default '',
  writer_ids jsonb not null default '[]',
  opened_at timestamptz(3) not null,
  reviewed_by_id uuid,
  published_on date,
  ground text check (ground in ('malicious', 'security', 'decency', 'secret', 'operator', 'person', 'barred')),
  objection jsonb,
  objections jsonb not null default '[]',
  code_stub text not null default '',
  corrections jsonb not null default '[]',
  remark text not null default '',
  ended_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  -- Nothing is public that nobody decided on, nor by who handled it, nor without the operator's code.
  check (reviewed_by_id is null or handler_id is null or reviewed_by_id <> handler_id),
  check (
    state not in ('published', 'objected')
    or (number is not null and published_on is not null and reviewed_by_id is not null and operator_code <> '')
  ),
  check (state <> 'withheld' or ground is not null),
  check ((state = 'objected') = (objection is not null))
);
-- A complaint is told once.
create unique index publication_complaint on publication (county_id, matter_id) where state <> 'left';
create index publication_of on publication (county_id, matter_id);
-- The desk's list: an office its own, by state.
create index publication_office on publication (county_id, office_id, state);
create index publication_waiting on publication (county_id, opened_at) where state in ('waiting', 'objected');
-- What everybody reads, a page at a time: all, one operator's, one class's, one town's.
create index publication_public on publication (county_id, published_on desc, number desc) where state in ('published', 'objected');
create index publication_operator on publication (county_id, operator_code, published_on desc, number desc)
  where state in ('published', 'objected');
create index publication_category on publication (county_id, category_code, published_on desc, number desc)
  where state in ('published', 'objected');
create index publication_town on publication (county_id, town_id, published_on desc, number desc)
  where state in ('published', 'objected');
create index publication_searched on publication using gin (search_pairs(operator_name || ' ' || operator_code))
  where state in ('published', 'objected');

-- The figures of each operator, counted as of a time; every number is told by the threshold of the rule.
create table publication_figure (
  county_id integer not null references county,
  operator_code text not null,
  operator_name text not null,
  town_id text,
  published integer not null,
  answered integer not null,
  settled integer not null,
  median_days numeric,
  primary key (county_id, operator_code)
);
create index publication_figure_most on publication_figure (county_id, published desc, operator_code);

-- When what is public was last held against its complaints, and counted.
create table publication_round (
  county_id integer primary key references county,
  as_of timestamptz(3) not null
);

alter table disclosure_pass drop constraint disclosure_pass_docket_check;
alter table disclosure_pass add constraint disclosure_pass_docket_check check (docket in ('warning', 'example', 'publication'));

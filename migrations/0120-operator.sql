-- 经营者档案 (operator register): the shops of the county, which matters are about which of them, and what a person has said of both.

create table operator (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  name text not null,
  -- 统一社会信用代码 or an older number of registration; empty where nobody has told it.
  code text not null default '',
  phone text not null default '',
  address text not null default '',
  region_id text,
  state text not null default 'open' check (state in ('open', 'closed')),
  source text not null check (source in ('matter', 'register', 'desk', 'firm')),
  -- What the shop pledged in the settlement scheme is a property of it.
  firm_id text,
  -- What a merge is: a pointer, so that taking it back leaves everything as it was.
  merged_into uuid,
  -- Where the pointers lead; itself where nobody merged it.
  root_id uuid not null,
  -- By what likely ones are found: domain/operator/search-keys.ts.
  search_keys text[] not null default '{}',
  opened_at timestamptz(3) not null,
  primary key (county_id, id),
  foreign key (county_id, merged_into) references operator (county_id, id),
  foreign key (county_id, root_id) references operator (county_id, id) deferrable initially deferred,
  foreign key (county_id, firm_id) references firm (county_id, id)
);
create index operator_search on operator using gin (search_keys);
create index operator_root on operator (county_id, root_id);
create unique index operator_firm on operator (county_id, firm_id) where firm_id is not null;

-- Other names that a register or a person has given a shop; how complainants write it stands beside their matters.
create table operator_name (
  county_id integer not null,
  operator_id uuid not null,
  name text not null,
  source text not null check (source in ('register', 'desk', 'firm')),
  primary key (county_id, operator_id, name),
  foreign key (county_id, operator_id) references operator (county_id, id)
);

create table matter_operator (
  county_id integer not null,
  matter_id uuid not null,
  operator_id uuid not null,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry')),
  number text not null,
  -- The name as it was told.
  name text not null,
  -- offered: likely, and a person decides; apart: he has said that it is not this one.
  state text not null check (state in ('sure', 'offered', 'apart')),
  why jsonb not null,
  -- Null where the rule has said it.
  by_id uuid,
  at timestamptz(3) not null,
  primary key (county_id, matter_id, operator_id),
  foreign key (county_id, operator_id) references operator (county_id, id)
);
-- A matter is about one shop for sure, or about none.
create unique index matter_operator_sure on matter_operator (county_id, matter_id) where state = 'sure';
create index matter_operator_operator on matter_operator (county_id, operator_id);

-- Two that may be one shop, with the reason; the lower id first.
create table operator_twin (
  county_id integer not null,
  a_id uuid not null,
  b_id uuid not null,
  why jsonb not null,
  state text not null default 'offered' check (state in ('offered', 'apart')),
  by_id uuid,
  at timestamptz(3) not null,
  primary key (county_id, a_id, b_id),
  check (a_id < b_id),
  foreign key (county_id, a_id) references operator (county_id, id),
  foreign key (county_id, b_id) references operator (county_id, id)
);
create index operator_twin_b on operator_twin (county_id, b_id);

-- 标记: what whoever goes there or writes to it should know, with its reason and until when.
create table operator_flag (
  county_id integer not null,
  id uuid not null,
  operator_id uuid not null,
  kind text not null check (kind in ('visit', 'note')),
  words text not null,
  until date,
  by_id uuid not null,
  at timestamptz(3) not null,
  lifted_by_id uuid,
  lifted_at timestamptz(3),
  lift_reason text not null default '',
  primary key (county_id, id),
  foreign key (county_id, operator_id) references operator (county_id, id)
);
create index operator_flag_operator on operator_flag (county_id, operator_id);

create table operator_merge (
  county_id integer not null,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  reason text not null,
  by_id uuid not null,
  at timestamptz(3) not null,
  parted_by_id uuid,
  parted_at timestamptz(3),
  part_reason text not null default '',
  primary key (county_id, id),
  foreign key (county_id, kept_id) references operator (county_id, id),
  foreign key (county_id, gone_id) references operator (county_id, id)
);
create unique index operator_merge_open on operator_merge (county_id, gone_id) where parted_at is null;
create index operator_merge_kept on operator_merge (county_id, kept_id);

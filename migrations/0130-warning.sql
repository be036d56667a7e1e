-- 消费提示警示 (warnings), what the gate of publication let through, who has seen what, and recalled products.
create table warning (
  county_id integer not null references county,
  id uuid not null,
  number text,
  version integer not null default 1,
  state text not null check (state in ('draft', 'checked', 'reviewed', 'approved', 'published', 'withdrawn', 'dropped')),
  kind text not null check (kind in ('tip', 'warning', 'urgent')),
  title text not null,
  text text not null,
  advice text not null,
  unknown text not null default '',
  sources jsonb not null,
  checked_how text not null default '',
  act_by date,
  act_what text not null default '',
  town_ids jsonb not null default '[]',
  category_codes jsonb not null default '[]',
  until_on date,
  by_sms boolean not null default false,
  writer_ids jsonb not null,
  drafted_at timestamptz(3) not null,
  checked_by_id uuid,
  reviewed_by_id uuid,
  approved_by_id uuid,
  published_at timestamptz(3),
  correction jsonb,
  corrections jsonb not null default '[]',
  remark text not null default '',
  ended_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  -- Nobody reviews or approves what he wrote himself, and nothing is public without both.
  check (reviewed_by_id is null or not writer_ids ? reviewed_by_id::text),
  check (approved_by_id is null or not writer_ids ? approved_by_id::text),
  check (
    (state in ('published', 'withdrawn')) = (published_at is not null)
    and (published_at is null or (number is not null and reviewed_by_id is not null and approved_by_id is not null))
  )
);
create index warning_newest on warning (county_id, drafted_at);
create index warning_published on warning (county_id, published_at) where published_at is not null;

-- 放行: a piece that the gate marked and a person let through.
create table disclosure_pass (
  county_id integer not null references county,
  id uuid not null,
  docket text not null check (docket in ('warning', 'example')),
  entry_id uuid not null,
  words text not null,
  kind text not null,
  reason text not null,
  by_id uuid not null,
  at timestamptz(3) not null,
  primary key (county_id, id),
  unique (county_id, docket, entry_id, words)
);

-- Nothing is written for a station until somebody there says that it was seen.
create table warning_seen (
  county_id integer not null references county,
  warning_id uuid not null,
  station_id text not null,
  by_id uuid not null,
  seen_at timestamptz(3) not null,
  primary key (county_id, warning_id, station_id),
  foreign key (county_id, warning_id) references warning (county_id, id)
);

create table recall (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('listed', 'ended')),
  kind text not null check (kind in ('recall', 'unfit', 'danger')),
  product text not null,
  brand text not null default '',
  model text not null default '',
  batch text not null default '',
  danger text not null,
  advice text not null,
  source text not null,
  announced_on date not null,
  category_code text,
  sought text not null,
  by_id uuid not null,
  listed_at timestamptz(3) not null,
  remark text not null default '',
  ended_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number)
);
create unique index recall_same on recall (county_id, product, brand, model, batch) where state = 'listed';
create index recall_newest on recall (county_id, announced_on);

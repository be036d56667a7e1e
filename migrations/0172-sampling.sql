-- 抽检: the institutions that test, the plans of what is sampled, and each batch from its sampling to its end (SM5).
create table institution (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('active', 'retired')),
  name text not null,
  cma_number text not null,
  scope jsonb not null default '[]',
  valid_to date not null,
  commissioners jsonb not null default '[]',
  retests boolean not null default false,
  remark text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, cma_number)
);

create table sampling_plan (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('drafted', 'running', 'closed', 'dropped')),
  year integer not null,
  quarter text check (quarter in ('q1', 'q2', 'q3', 'q4')),
  product_class text not null,
  commissioner text not null check (commissioner in ('province', 'city', 'county')),
  batches integer not null check (batches > 0),
  office_id text,
  note text not null default '',
  by_id uuid not null,
  approved_by_id uuid,
  remark text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  -- Nobody approves what he drafted.
  check (approved_by_id is null or approved_by_id <> by_id)
);

create table sampling_batch (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in (
    'planned', 'sampled', 'sent', 'tested', 'qualified', 'unqualified', 'told', 'retesting', 'confirmed', 'disposed', 'linked',
    'published', 'closed', 'cancelled')),
  plan_id uuid,
  product_class text not null,
  commissioner text not null check (commissioner in ('province', 'city', 'county')),
  office_id text,
  product text not null,
  brand text not null default '',
  maker text not null default '',
  spec text not null default '',
  lot text not null default '',
  seller_name text not null default '',
  seller_id uuid,
  region_id text,
  place text not null default '',
  sampled_on date,
  sampler_ids jsonb not null default '[]',
  unit text,
  -- Quantities are in thousandths of their unit.
  sample_milli bigint not null default 0,
  spare_milli bigint not null default 0,
  sample_seal text not null default '',
  spare_seal text not null default '',
  storage text not null default '',
  photo_ids jsonb not null default '[]',
  hands jsonb not null default '[]',
  institution_id uuid,
  sent_on date,
  result jsonb,
  told_on date,
  told_how text not null default '',
  retest jsonb,
  confirmed_on date,
  confirmed_how text check (confirmed_how in ('waived', 'runOut', 'retest', 'dropped')),
  order_made jsonb,
  books jsonb not null default '[]',
  lines jsonb not null default '[]',
  disposed_on date,
  disposal text not null default '',
  no_case_why text not null default '',
  rectified_on date,
  rechecked_on date,
  recheck text not null default '',
  published_on date,
  published_where text not null default '',
  closed_on date,
  cancel_why text not null default '',
  by_id uuid not null,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, plan_id) references sampling_plan (county_id, id),
  foreign key (county_id, institution_id) references institution (county_id, id),
  -- What was not sampled has no two people, and nothing is sampled by one alone.
  check (sampled_on is null or jsonb_array_length(sampler_ids) >= 2)
);
create index sampling_batch_day on sampling_batch (county_id, sampled_on);
create index sampling_batch_open on sampling_batch (county_id, state) where state not in ('closed', 'cancelled');
create index sampling_batch_seller on sampling_batch (county_id, seller_name);
create index sampling_batch_shop on sampling_batch (county_id, seller_id) where seller_id is not null;
create index sampling_batch_plan on sampling_batch (county_id, plan_id) where plan_id is not null;
create unique index sampling_batch_seal on sampling_batch (county_id, sample_seal) where sample_seal <> '' and state <> 'cancelled';
create index sampling_batch_spare on sampling_batch (county_id, spare_seal) where spare_seal <> '';

-- Imports beside 全国12315平台 and 12345: one row a file, what became of each of its lines, what an import wrote into a matter
-- last, the saved mappings of columns, and which replies were taken out for pasting back. No table here names a person.

create table import_run (
  county_id integer not null references county,
  id uuid not null,
  state text not null check (state in ('read', 'checking', 'checked', 'running', 'stopped', 'done', 'failed')),
  file_name text not null,
  -- Of the stored table; null once it was thrown away.
  sha256 text,
  headers jsonb not null,
  header_line integer not null,
  rows_total integer not null,
  rows_done integer not null default 0,
  mapping jsonb,
  mapping_id uuid,
  mapping_version integer,
  by_id uuid not null,
  made_at timestamptz(3) not null,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  primary key (county_id, id),
  foreign key (county_id, by_id) references account (county_id, id)
);
create index import_run_newest on import_run (county_id, made_at);
create index import_run_waiting on import_run (county_id, made_at) where state in ('checking', 'running');

create table import_row (
  county_id integer not null,
  run_id uuid not null,
  line integer not null,
  platform_number text,
  verdict text not null check (verdict in ('new', 'changed', 'same', 'refused')),
  done boolean not null,
  number text,
  fields jsonb not null default '[]',
  reason_zh text,
  reason_en text,
  primary key (county_id, run_id, line),
  foreign key (county_id, run_id) references import_run (county_id, id)
);
create index import_row_verdict on import_row (county_id, run_id, verdict, line);

create table import_mark (
  county_id integer not null,
  matter_id uuid not null,
  fields jsonb not null,
  primary key (county_id, matter_id)
);

create table saved_mapping (
  county_id integer not null references county,
  id uuid not null,
  version integer not null,
  name text not null check (name <> ''),
  mapping jsonb not null,
  saved_by_id uuid not null,
  saved_at timestamptz(3) not null,
  dropped boolean not null default false,
  primary key (county_id, id, version)
);

create table sent_reply (
  county_id integer not null,
  matter_id uuid not null,
  kind text not null,
  way text not null check (way in ('file', 'copy')),
  by_id uuid not null,
  sent_at timestamptz(3) not null,
  primary key (county_id, matter_id, kind)
);

-- A platform number is one matter's. Where it was typed twice before, the later ones keep it with their own number behind it.
update complaint as c set platform_number = left(c.platform_number, 24) || '·' || c.number
where c.platform_number <> '' and exists (
  select 1 from complaint as b where b.county_id = c.county_id and b.platform_number = c.platform_number and (b.filed_at, b.id) < (c.filed_at, c.id));
create unique index complaint_platform on complaint (county_id, platform_number) where platform_number <> '';
update tipoff as c set platform_number = left(c.platform_number, 24) || '·' || c.number
where c.platform_number <> '' and exists (
  select 1 from tipoff as b where b.county_id = c.county_id and b.platform_number = c.platform_number and (b.filed_at, b.id) < (c.filed_at, c.id));
create unique index tipoff_platform on tipoff (county_id, platform_number) where platform_number <> '';

-- 工作汇报 (S1, S2, SM18): reports of work as documents. A report is drafted from a template, checked, reviewed by another, signed and frozen,
-- sent up, received or returned. What was signed is kept for good, each edition by itself; drafts are kept as they were written.
create table work_report (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in
    ('drafted', 'checked', 'reviewed', 'signed', 'submitted', 'received', 'returned', 'filed', 'dropped')),
  kind text not null,
  template_version integer not null,
  title text not null,
  period_from date not null,
  period_to date not null,
  office_id text,
  body jsonb not null,
  draft integer not null default 1,
  edition integer not null default 1,
  answers jsonb not null default '[]',
  acknowledged jsonb not null default '[]',
  comments jsonb not null default '[]',
  asks jsonb not null default '[]',
  praises jsonb not null default '[]',
  drafter_id text not null,
  editor_ids jsonb not null,
  edited_by_id text not null,
  edited_at timestamptz(3) not null,
  reviewed_by_id text,
  reviewed_at timestamptz(3),
  signed_by_id text,
  signed_on date,
  sha256 text,
  submitted_to text not null default '',
  submitted_on date,
  submitted_how text check (submitted_how in ('tree', 'line', 'paper')),
  received_on date,
  receipt_words text not null default '',
  return_reason text not null default '',
  due_on date,
  remark text not null default '',
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  check (period_from <= period_to),
  -- Who drafts it never signs it, and who wrote in it never reviews it.
  check (signed_by_id <> drafter_id),
  check (reviewed_by_id is null or not editor_ids ? reviewed_by_id),
  check ((signed_on is null) = (sha256 is null) and (signed_on is null) = (signed_by_id is null))
);
create index work_report_newest on work_report (county_id, opened_at, number);
create index work_report_due on work_report (county_id, coalesce(due_on, 'infinity'), number);
create index work_report_states on work_report (county_id, state, office_id);
create index work_report_search on work_report using gin (search_pairs(number || ' ' || title || ' ' || submitted_to));

-- 稿本: the body as each hand left it.
create table work_report_draft (
  county_id integer not null,
  report_id uuid not null,
  n integer not null,
  body jsonb not null,
  by_id text not null,
  at timestamptz(3) not null,
  primary key (county_id, report_id, n),
  foreign key (county_id, report_id) references work_report (county_id, id)
);

-- 签发的样子: words, numbers, definitions and records of each edition; never changed, never removed.
create table work_report_signing (
  county_id integer not null,
  report_id uuid not null,
  edition integer not null,
  frozen jsonb not null,
  sha256 text not null,
  signed_by_id text not null,
  signed_at timestamptz(3) not null,
  primary key (county_id, report_id, edition),
  foreign key (county_id, report_id) references work_report (county_id, id)
);
create function refuse_signing_change() returns trigger language plpgsql as $$
begin
  raise exception 'A signed report is never changed.';
end $$;
create trigger work_report_signing_kept before update or delete on work_report_signing
  for each row execute function refuse_signing_change();

-- The county's own versions of the templates.
create table report_template (
  county_id integer not null references county,
  id uuid not null,
  kind text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  reason text not null,
  by_id text not null,
  at timestamptz(3) not null,
  primary key (county_id, id),
  unique (county_id, kind, version)
);

-- 定期起草: what the clock drafts, for whom; an office's own by its office.
create table report_schedule (
  county_id integer not null references county,
  id uuid not null,
  kind text not null,
  pace text not null check (pace in ('month', 'quarter', 'year')),
  drafter_id text not null,
  active boolean not null,
  by_id text not null,
  at timestamptz(3) not null,
  -- The last day of the newest period that was drafted.
  done_to date,
  primary key (county_id, id),
  unique (county_id, kind, pace, drafter_id)
);

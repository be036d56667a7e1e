-- 月度统计 (month closing): a month is closed from below: the head of each office hands in its figures, the centre approves or gives back, a
-- leader locks the month. What was locked is kept for good; what the ledger becomes later stands beside it as a correction.
create table month_closing (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('collecting', 'open', 'submitted', 'returned', 'approved', 'locked', 'missed')),
  month date not null check (extract(day from month) = 1),
  -- Null for the county.
  office_id text,
  due_on date not null,
  -- What the head handed in, and what was unusual in it.
  counted jsonb,
  unusual jsonb,
  submitted_by_id text,
  submitted_at timestamptz(3),
  remark text not null default '',
  return_reason text not null default '',
  approved_by_id text,
  approved_at timestamptz(3),
  locked_by_id text,
  locked_at timestamptz(3),
  sha256 text,
  missing jsonb not null default '[]',
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  -- Nobody approves what he has handed in, and nothing is approved that was not.
  check (approved_by_id is null or (submitted_by_id is not null and approved_by_id <> submitted_by_id)),
  check ((sha256 is null) = (locked_by_id is null) or office_id is not null)
);
create unique index month_closing_one on month_closing (county_id, month, coalesce(office_id, ''));

-- 锁定: who locked which month, and the hash of all its values.
create table month_lock (
  county_id integer not null references county,
  month date not null,
  closing_id uuid not null,
  sha256 text not null,
  kept integer not null,
  locked_by_id text not null,
  locked_at timestamptz(3) not null,
  primary key (county_id, month)
);

-- 上报数: each figure of the month, of the county ('') and of each office, with both numbers of a rate and the version of its definition.
create table month_value (
  county_id integer not null,
  month date not null,
  office_id text not null,
  figure text not null,
  value double precision,
  part double precision,
  whole double precision,
  definition integer not null,
  -- What the office had handed in, where it is another; what came between is told beside it.
  handed_in double precision,
  -- The records behind it, of the county: how many, and the first of them by their ids.
  records jsonb,
  primary key (county_id, month, office_id, figure),
  foreign key (county_id, month) references month_lock
);

-- 更正: what had become of earlier locked months when a later one was locked.
create table month_correction (
  county_id integer not null,
  told_in date not null,
  month date not null,
  office_id text not null,
  figure text not null,
  was double precision,
  now double precision,
  was_part double precision,
  was_whole double precision,
  now_part double precision,
  now_whole double precision,
  was_definition integer not null,
  now_definition integer not null,
  primary key (county_id, told_in, month, office_id, figure),
  foreign key (county_id, told_in) references month_lock (county_id, month)
);

create function refuse_month_change() returns trigger language plpgsql as $$
begin
  raise exception 'A locked month is never changed.';
end $$;
create trigger month_lock_kept before update or delete on month_lock for each row execute function refuse_month_change();
create trigger month_value_kept before update or delete on month_value for each row execute function refuse_month_change();
create trigger month_correction_kept before update or delete on month_correction
  for each row execute function refuse_month_change();

-- By when an office hands in and the county locks (working days after the month), and how many locked months a later one looks back at.
update county set limits = '{"monthReportWorkingDays": 3, "monthLockWorkingDays": 5, "monthsCorrected": 3}'::jsonb || limits
where jsonb_typeof(limits) = 'object';

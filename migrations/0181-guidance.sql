-- 函: letters to operators, 规范意见, 提醒 and 约谈, with their numbered items, answers and checks.
create table guidance (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('drafted', 'issued', 'replied', 'verified', 'closed', 'dropped')),
  kind text not null check (kind in ('opinion', 'reminder', 'talk')),
  title text not null,
  operator_name text not null,
  operator_id uuid,
  source_number text,
  words text not null,
  items jsonb not null default '[]',
  answer_by date,
  office_id text,
  by_id uuid not null,
  drafted_at timestamptz(3) not null,
  signed_by_id uuid,
  issued_on date,
  acknowledged_on date,
  acknowledged_name text not null default '',
  attachment_ids jsonb not null default '[]',
  remark text not null default '',
  closed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  -- Nobody signs what he wrote, and nothing goes out that nobody signed.
  check (signed_by_id is null or signed_by_id <> by_id),
  check (state in ('drafted', 'dropped') or (signed_by_id is not null and issued_on is not null))
);
create index guidance_open on guidance (county_id, drafted_at) where state not in ('closed', 'dropped');
create index guidance_operator on guidance (county_id, operator_id) where operator_id is not null;
create index guidance_source on guidance (county_id, source_number) where source_number is not null;

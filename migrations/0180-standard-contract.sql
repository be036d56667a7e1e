-- 合同文本 (standard contracts): filed texts with the day by which they are looked at again, model texts, samples of industries. A review may
-- belong to a round of its industry.
create table standard_contract (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('kept', 'ended')),
  kind text not null check (kind in ('filed', 'model', 'sample')),
  title text not null,
  trade text not null,
  operator_name text not null,
  edition text not null default '',
  filed_on date not null,
  recheck_by date,
  rechecked_on date,
  recheck_words text not null default '',
  text text not null,
  by_id uuid not null,
  remark text not null default '',
  primary key (county_id, id),
  unique (county_id, number)
);
create index standard_contract_recheck on standard_contract (county_id, recheck_by) where state = 'kept';

alter table contract_review add column round text not null default '';

-- 格式条款: who changed how heavily the county takes a kind, and why; and the day by which an opinion is due.
create table clause_weight_change (
  county_id integer not null references county,
  -- The press: sent again, it changes nothing twice.
  id uuid not null,
  code text not null,
  was text not null check (was in ('light', 'middle', 'heavy')),
  severity text not null check (severity in ('light', 'middle', 'heavy')),
  reason text not null,
  by_id uuid not null,
  on_day date not null,
  at timestamptz(3) not null,
  primary key (county_id, id)
);
create index clause_weight_change_newest on clause_weight_change (county_id, at desc);

alter table contract_review add column due_on date;
create index contract_review_due_on on contract_review (county_id, due_on, number);

update county set limits = jsonb_set(limits, '{opinionWorkingDays}', '10') where jsonb_typeof(limits) = 'object' and not limits ? 'opinionWorkingDays';

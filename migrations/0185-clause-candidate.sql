-- 格式条款: what complaints say of a contract or a notice, for somebody to collect; and a typical case told of a review.
create table clause_candidate (
  county_id integer not null references county,
  complaint_id uuid not null,
  complaint_number text not null,
  operator_name text not null,
  words text not null,
  codes jsonb not null,
  told_on date not null,
  state text not null default 'open' check (state in ('open', 'taken', 'dropped')),
  review_number text not null default '',
  -- The press that set it aside, and why.
  dropped_id uuid,
  reason text not null default '',
  by_id uuid,
  primary key (county_id, complaint_id)
);
create index clause_candidate_open on clause_candidate (county_id, told_on desc) where state = 'open';
create index clause_candidate_number on clause_candidate (county_id, complaint_number);

alter table example drop constraint example_source_kind_check,
  add constraint example_source_kind_check check (source_kind in ('complaint', 'callout', 'contractReview'));

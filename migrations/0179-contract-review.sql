-- 格式条款 (standard terms): the texts that are reviewed with their marked clauses, what was decided of each wording, and how heavily the
-- county takes each kind.
create table contract_review (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('collected', 'reviewed', 'advised', 'rectified', 'enforced', 'closed', 'dropped')),
  title text not null,
  form text not null check (form in ('contract', 'notice', 'statement')),
  trade text not null,
  operator_name text not null,
  operator_id uuid,
  edition text not null default '',
  source text not null check (source in ('inspection', 'complaint', 'round', 'filing', 'operator', 'other')),
  source_numbers jsonb not null default '[]',
  collected_on date not null,
  text text not null,
  former_text text not null default '',
  photo_ids jsonb not null default '[]',
  clauses jsonb not null default '[]',
  comments jsonb not null default '[]',
  opinion text not null default '',
  advised_on date,
  advised_by_id uuid,
  rectify_by date,
  rectified_on date,
  rectified text not null default '',
  rechecked_on date,
  recheck_words text not null default '',
  enforcement_number text not null default '',
  office_id text,
  by_id uuid not null,
  remark text not null default '',
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  check (state in ('collected', 'reviewed', 'dropped', 'closed', 'enforced') or advised_on is not null)
);
create index contract_review_open on contract_review (county_id, opened_at) where state not in ('enforced', 'closed', 'dropped');
create index contract_review_operator on contract_review (county_id, operator_id) where operator_id is not null;

-- 条款库: a mark has one decision, the last; a wording has those of all reviews in which it stood.
create table clause_judgement (
  county_id integer not null,
  review_id uuid not null,
  n integer not null,
  trade text not null,
  code text not null,
  key text not null,
  words text not null,
  decision text not null check (decision in ('suspected', 'fair')),
  reason text not null default '',
  review_number text not null,
  by_id uuid not null,
  judged_on date not null,
  judged_at timestamptz(3) not null,
  primary key (county_id, review_id, n),
  foreign key (county_id, review_id) references contract_review (county_id, id)
);
create index clause_judgement_key on clause_judgement (county_id, key, judged_at desc);
create index clause_judgement_trade on clause_judgement (county_id, trade, judged_at desc);

create table clause_severity (
  county_id integer not null references county,
  code text not null,
  severity text not null check (severity in ('light', 'middle', 'heavy')),
  primary key (county_id, code)
);

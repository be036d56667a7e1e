-- 案件: the fourth kind of matter. What stood in the table of that name was what a tip-off needed of its case; the tip-off has the same in
-- its own row, from which the start of the program carries each one over, with a line in the ledger.
alter table enforcement rename to former_enforcement;
alter table former_enforcement rename constraint enforcement_pkey to former_enforcement_pkey;

create table enforcement (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('clue', 'verifying', 'notFiled', 'investigating', 'suspended', 'reported', 'reviewing', 'reviewed',
    'notified', 'decided', 'served', 'terminated', 'transferred', 'closed', 'archived')),
  stage text not null check (stage in ('toVerify', 'verifying', 'investigating', 'suspended', 'toReview', 'reviewing', 'toNotify',
    'hearing', 'toServe', 'executing', 'toClose', 'toArchive', 'done')),
  outcome text check (outcome in ('penalised', 'exempted', 'unfounded', 'terminated', 'transferred', 'crime', 'notFiled')),
  -- 来源, in the column in which other matters have the way by which somebody came.
  channel text not null check (channel in ('inspection', 'complaint', 'tipoff', 'transfer', 'order', 'other', 'postSampling', 'campaign',
    'contractTerm')),
  platform_number text check (platform_number is null),
  -- Nobody opens a case with a code.
  code_stub text not null default '' check (code_stub = ''),
  filed_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  office_id text,
  station_id text,
  handler_id uuid,
  entrusted_to text check (entrusted_to is null),
  due_rule text,
  due_on date,
  legal_on date,
  escalated_to smallint not null default 0,
  erased_on date,
  source_number text not null default '',
  complaint_id uuid,
  tipoff_id uuid,
  found_on date not null,
  operator_name text not null check (operator_name <> ''),
  party_kind text not null check (party_kind in ('person', 'soleTrader', 'organisation')),
  party_code text not null default '',
  party_address text not null default '',
  operator_region_id text,
  cause text not null,
  story text not null,
  conduct_code text,
  category_code text,
  nature_code text check (nature_code is null),
  act_from date,
  act_until date,
  limit_years smallint not null default 2 check (limit_years in (2, 5)),
  second_id uuid,
  other_ids jsonb not null default '[]',
  verifying_on date,
  verify_extended_on date,
  pauses jsonb not null default '[]',
  file_number text,
  filed_on date,
  filing_reason text not null default '',
  not_filed_ground text,
  term_extended_on date,
  term_until date,
  measures jsonb not null default '[]',
  help_letters jsonb not null default '[]',
  -- In fen, each by itself: none is ever added to another of these.
  case_value_fen bigint check (case_value_fen >= 0),
  value_basis text check (value_basis in ('label', 'market', 'sold', 'other')),
  value_reason text not null default '',
  fine_proposed_fen bigint check (fine_proposed_fen >= 0),
  confiscated_proposed_fen bigint check (confiscated_proposed_fen >= 0),
  fine_decided_fen bigint check (fine_decided_fen >= 0),
  confiscated_decided_fen bigint check (confiscated_decided_fen >= 0),
  fine_collected_fen bigint not null default 0 check (fine_collected_fen >= 0),
  confiscated_collected_fen bigint not null default 0 check (confiscated_collected_fen >= 0),
  late_fee_collected_fen bigint not null default 0 check (late_fee_collected_fen >= 0),
  reported_on date,
  facts text not null default '',
  reviews jsonb not null default '[]',
  notices jsonb not null default '[]',
  discussions jsonb not null default '[]',
  decision jsonb,
  announced_on date,
  service jsonb,
  publication jsonb,
  payments jsonb not null default '[]',
  deferral jsonb,
  urging jsonb,
  court jsonb,
  crime jsonb,
  competent_body text,
  transfer_paper text,
  execution_ended jsonb,
  ended_on date,
  closed_on date,
  archived_on date,
  carried_from text,
  primary key (county_id, id),
  unique (county_id, number),
  -- One tip-off has one case.
  unique (county_id, tipoff_id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id),
  foreign key (county_id, handler_id) references account (county_id, id),
  foreign key (county_id, second_id) references account (county_id, id),
  foreign key (county_id, complaint_id) references complaint (county_id, id),
  foreign key (county_id, tipoff_id) references tipoff (county_id, id),
  check (handler_id is null or second_id is null or handler_id <> second_id),
  -- F20 and F21 are counted apart from F02: a case has one source.
  check (channel = 'tipoff' or tipoff_id is null),
  check (channel = 'complaint' or complaint_id is null or channel = 'tipoff'),
  check (state in ('clue', 'verifying', 'notFiled', 'transferred', 'archived') or filed_on is not null),
  check (state not in ('closed', 'archived') or outcome is not null),
  check (state <> 'closed' or closed_on is not null)
);

create index enforcement_newest on enforcement (county_id, filed_at);
create index enforcement_office on enforcement (county_id, office_id, filed_at) where office_id is not null;
create index enforcement_station on enforcement (county_id, station_id, filed_at) where station_id is not null;
create index enforcement_stage on enforcement (county_id, office_id, stage, due_on, id) where stage <> 'done';
create index enforcement_due on enforcement (county_id, office_id, due_on, id) where due_on is not null;
create index enforcement_complaint on enforcement (county_id, complaint_id) where complaint_id is not null;
create index enforcement_filed on enforcement (county_id, channel, filed_on) where filed_on is not null;
create index enforcement_closed on enforcement (county_id, channel, closed_on) where closed_on is not null;
create index enforcement_search on enforcement using gin (county_id, search_pairs(
  number || ' ' || operator_name || ' ' || party_address || ' ' || cause || ' ' || story || ' ' || coalesce(file_number, '')));

-- How many cases stand where, kept exact by the statements that move them, as complaint_tally is.
create table enforcement_tally (
  county_id integer not null,
  office_id text not null,
  handler_id text not null,
  stage text not null,
  due_on date not null,
  n integer not null,
  primary key (county_id, office_id, handler_id, stage, due_on)
);

create function enforcement_tally_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into enforcement_tally as t (county_id, office_id, handler_id, stage, due_on, n)
    select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), count(*)
    from new_rows group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (county_id, office_id, handler_id, stage, due_on) do update set n = t.n + excluded.n;
  else
    insert into enforcement_tally as t (county_id, office_id, handler_id, stage, due_on, n)
    select county_id, office_id, handler_id, stage, due_on, sum(n)
    from (
      select county_id, coalesce(office_id, '') as office_id, coalesce(handler_id::text, '') as handler_id, stage, coalesce(due_on, 'infinity') as due_on, 1 as n from new_rows
      union all
      select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), -1 from old_rows
    ) as changed
    group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5
    on conflict (county_id, office_id, handler_id, stage, due_on) do update set n = t.n + excluded.n;
  end if;
  return null;
end $$;

create trigger enforcement_tally_insert after insert on enforcement referencing new table as new_rows
  for each statement execute function enforcement_tally_change();
create trigger enforcement_tally_update after update on enforcement referencing old table as old_rows new table as new_rows
  for each statement execute function enforcement_tally_change();

-- 执法证: by which certificate an officer enforces, and from when to when it holds.
create table enforcement_certificate (
  county_id integer not null references county,
  account_id uuid not null,
  number text not null check (number <> ''),
  from_on date not null,
  until_on date not null,
  primary key (county_id, account_id, number),
  foreign key (county_id, account_id) references account (county_id, id),
  check (from_on <= until_on)
);

-- Views, followed matters, readings and shops can be about cases too.
alter table view drop constraint view_kind_check,
  add constraint view_kind_check check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement'));
alter table watch drop constraint watch_kind_check,
  add constraint watch_kind_check check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement'));
alter table matter_reading drop constraint matter_reading_kind_check,
  add constraint matter_reading_kind_check check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement'));
alter table matter_operator drop constraint matter_operator_kind_check,
  add constraint matter_operator_kind_check check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement'));

-- A tip-off is one row, as a complaint is; who told it lies in a table of its own, sealed under a key that is not in the
-- database, so that neither a list, an export nor a copy of the tip-offs tells it (令121 第三十七条).

create table reporter (
  county_id integer not null references county,
  id uuid not null,
  sealed bytea not null check (length(sealed) > 0),
  key_id text not null,
  -- Keyed hashes of the telephone and of the identity number: the same person is recognised without being named.
  phone_mark bytea check (length(phone_mark) = 32),
  identity_mark bytea check (length(identity_mark) = 32),
  sealed_at timestamptz(3) not null,
  primary key (county_id, id)
);
create index reporter_phone on reporter (county_id, phone_mark) where phone_mark is not null;
create index reporter_identity on reporter (county_id, identity_mark) where identity_mark is not null;

create table tipoff (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('registered', 'dispatched', 'verifying', 'opened', 'notOpened', 'noPower', 'transferred', 'repeated', 'merged', 'informed', 'closed', 'archived')),
  stage text not null,
  outcome text check (outcome in ('opened', 'notOpened', 'noPower', 'transferred', 'repeated', 'merged')),
  channel text not null,
  platform_number text,
  query_code text not null check (query_code ~ '^[0-9]{6}$'),
  filed_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  anonymous boolean not null,
  code_word_hash text,
  real_name boolean not null default false,
  reporter_id uuid,
  operator_name text not null,
  operator_phone text not null default '',
  operator_address text not null default '',
  operator_region_id text,
  category_code text,
  nature_code text,
  conduct_code text,
  story text not null,
  evidence text not null default '',
  happened_on date,
  amount_fen bigint check (amount_fen >= 0),
  laws jsonb not null default '[]',
  linked_complaint_id uuid,
  office_id text,
  office_reason text not null default '',
  station_id text,
  station_reason text not null default '',
  handler_id uuid,
  second_id uuid,
  -- Only a complaint is entrusted; the column is that of every matter.
  entrusted_to text check (entrusted_to is null),
  dispatched_on date,
  given_back_on date,
  given_back_reason text,
  verifying_on date,
  proposal jsonb,
  extended_on date,
  extension_reason text,
  pauses jsonb not null default '[]',
  taken_in jsonb not null default '[]',
  last_taken_in_on date,
  first_number text,
  decided_on date,
  not_opened_ground text,
  decision_reason text,
  approver_id uuid,
  competent_body text,
  transfer_paper text,
  enforcement_number text,
  enforcement_ended_on date,
  enforcement_result text check (enforcement_result in ('penalised', 'notPenalised', 'withdrawn', 'transferred')),
  penalty_fen bigint check (penalty_fen >= 0),
  notices jsonb not null default '[]',
  reward jsonb,
  informed_on date,
  closed_on date,
  archived_on date,
  urged_on date,
  urged_times integer not null default 0,
  due_rule text,
  due_on date,
  legal_on date,
  escalated_to smallint not null default 0,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, reporter_id) references reporter (county_id, id),
  foreign key (county_id, linked_complaint_id) references complaint (county_id, id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id),
  foreign key (county_id, handler_id) references account (county_id, id),
  foreign key (county_id, second_id) references account (county_id, id),
  check (anonymous = (reporter_id is null)),
  check (not (anonymous and real_name)),
  check (code_word_hash is null or anonymous),
  check (handler_id is null or second_id is null or handler_id <> second_id),
  -- Verification is work of two officers.
  check (state <> 'verifying' or (handler_id is not null and second_id is not null and verifying_on is not null)),
  check ((outcome is null) = (decided_on is null)),
  check (outcome is distinct from 'opened' or enforcement_number is not null),
  check (state not in ('closed', 'archived') or closed_on is not null)
);

-- As those of a complaint.
create index tipoff_newest on tipoff (county_id, filed_at);
create index tipoff_office on tipoff (county_id, office_id, filed_at);
create index tipoff_station on tipoff (county_id, station_id, filed_at) where station_id is not null;
create index tipoff_stage on tipoff (county_id, office_id, stage, due_on, id) where stage <> 'done';
create index tipoff_due on tipoff (county_id, office_id, due_on, id) where due_on is not null;
create index tipoff_reporter on tipoff (county_id, reporter_id) where reporter_id is not null;
create index tipoff_complaint on tipoff (county_id, linked_complaint_id) where linked_complaint_id is not null;
-- Number, operator, address and story; never the reporter, who is not here.
create index tipoff_search on tipoff using gin (county_id, search_pairs(
  number || ' ' || operator_name || ' ' || operator_address || ' ' || story));

-- The case that a tip-off was opened into: what the tip-off needs of it, until the ledger of cases takes it over.
create table enforcement (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  tipoff_id uuid not null,
  office_id text,
  operator_name text not null,
  conduct_code text,
  opened_on date not null,
  handler_id uuid,
  second_id uuid,
  approver_id uuid,
  ended_on date,
  result text check (result in ('penalised', 'notPenalised', 'withdrawn', 'transferred')),
  penalty_fen bigint check (penalty_fen >= 0),
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, tipoff_id),
  foreign key (county_id, tipoff_id) references tipoff (county_id, id),
  check ((ended_on is null) = (result is null))
);

-- How many tip-offs stand where, kept exact by the statements that move them, as complaint_tally is.
create table tipoff_tally (
  county_id integer not null,
  office_id text not null,
  handler_id text not null,
  stage text not null,
  due_on date not null,
  n integer not null,
  primary key (county_id, office_id, handler_id, stage, due_on)
);

-- It acts as its owner, so it finds its own tables first: see 0004-guard.sql.
create function tipoff_tally_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into tipoff_tally as t (county_id, office_id, handler_id, stage, due_on, n)
    select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), count(*)
    from new_rows group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (county_id, office_id, handler_id, stage, due_on) do update set n = t.n + excluded.n;
  else
    insert into tipoff_tally as t (county_id, office_id, handler_id, stage, due_on, n)
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

create trigger tipoff_tally_insert after insert on tipoff referencing new table as new_rows
  for each statement execute function tipoff_tally_change();
create trigger tipoff_tally_update after update on tipoff referencing old table as old_rows new table as new_rows
  for each statement execute function tipoff_tally_change();

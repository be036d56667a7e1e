-- A complaint is one row: its parts that are read and written only with it (notices, sessions, talks, pauses) are documents
-- in it; what lists sort and filter by is a column.

-- Pairs of neighbouring characters, of plain width and small letters, without spaces, commas and full stops, each as one
-- number of two code points: what the search index is made of. Terms are cut by the same function, so that index and question
-- cannot drift apart. It runs at every write of a complaint: numbers and this language took half the time of plainer words.
create function search_pairs(words text) returns integer[] language plpgsql immutable parallel safe cost 2000 as $$
declare
  cut text[] := string_to_array(translate(lower(normalize(words, nfkc)), E' ,。\n\r', ''), null);
begin
  return array(select (ascii(a) << 16) | (ascii(b) & 65535) from unnest(cut, cut[2:]) as pair (a, b) where b is not null);
end $$;

create table complaint (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('atStation', 'registered', 'dispatched', 'accepted', 'mediating', 'declined', 'settled', 'terminated', 'told', 'closed')),
  stage text not null,
  outcome text check (outcome in ('settled', 'terminated', 'declined', 'settledAtStation', 'withdrawn')),
  channel text not null,
  platform_number text,
  query_code text not null check (query_code ~ '^[0-9]{6}$'),
  filed_at timestamptz(3) not null,
  station_received_at timestamptz(3),
  received_at timestamptz(3),
  consumer_name text not null,
  consumer_phone text not null,
  consumer_address text not null default '',
  consumer_region_id text,
  consumer_id_number text,
  operator_name text not null,
  operator_phone text not null default '',
  operator_address text not null default '',
  operator_region_id text,
  category_code text,
  nature_code text,
  story text not null,
  claim text not null,
  happened_on date,
  amount_fen bigint check (amount_fen >= 0),
  consent_publish boolean not null default false,
  consent_entrust boolean not null default false,
  office_id text,
  office_reason text not null default '',
  station_id text,
  station_reason text not null default '',
  handler_id uuid,
  entrusted_to text,
  dispatched_on date,
  given_back_on date,
  given_back_reason text,
  decided_on date,
  decline_grounds jsonb not null default '[]',
  decline_reason text,
  accepted_on date,
  consumer_consented_on date,
  operator_consented_on date,
  pauses jsonb not null default '[]',
  sessions jsonb not null default '[]',
  agreement jsonb,
  ended_on date,
  terminate_ground text,
  terminate_reason text,
  disputed_fen bigint check (disputed_fen >= 0),
  recovered_fen bigint check (recovered_fen >= 0),
  compensation_fen bigint check (compensation_fen >= 0),
  notices jsonb not null default '[]',
  talks jsonb not null default '[]',
  told_on date,
  closed_on date,
  followed_up_on date,
  satisfaction smallint check (satisfaction between 1 and 4),
  urged_on date,
  urged_times integer not null default 0,
  due_rule text,
  due_on date,
  legal_on date,
  escalated_to smallint not null default 0,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id),
  foreign key (county_id, handler_id) references account (county_id, id),
  check (compensation_fen is null or recovered_fen is null or compensation_fen <= recovered_fen),
  check (state <> 'accepted' or accepted_on is not null),
  check (state <> 'closed' or closed_on is not null)
);

-- Lists are also sorted by id, which decides only among the few of the same millisecond: that is left to an incremental sort.
create index complaint_newest on complaint (county_id, filed_at);
create index complaint_office on complaint (county_id, office_id, filed_at);
create index complaint_station on complaint (county_id, station_id, filed_at) where station_id is not null;
-- The queues of the desk: only what is still open, so that a queue costs the same after ten years.
create index complaint_stage on complaint (county_id, office_id, stage, due_on, id) where stage <> 'done';
create index complaint_due on complaint (county_id, office_id, due_on, id) where due_on is not null;
create index complaint_phone on complaint (county_id, consumer_phone) where state <> 'closed';
-- Over an expression: the pairs themselves are stored in the index alone. listing.ts asks by the same expression.
create index complaint_search on complaint using gin (county_id, search_pairs(
  number || ' ' || consumer_name || ' ' || consumer_phone || ' ' || operator_name || ' ' || operator_address || ' ' || story || ' ' || claim));

-- How many matters stand where, kept exact by the statements that move them, so that badges never count a table.
create table complaint_tally (
  county_id integer not null,
  office_id text not null,
  handler_id text not null,
  stage text not null,
  due_on date not null,
  n integer not null,
  primary key (county_id, office_id, handler_id, stage, due_on)
);

create function complaint_tally_change() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    insert into complaint_tally as t (county_id, office_id, handler_id, stage, due_on, n)
    select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), count(*)
    from new_rows group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (county_id, office_id, handler_id, stage, due_on) do update set n = t.n + excluded.n;
  else
    insert into complaint_tally as t (county_id, office_id, handler_id, stage, due_on, n)
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

create trigger complaint_tally_insert after insert on complaint referencing new table as new_rows
  for each statement execute function complaint_tally_change();
create trigger complaint_tally_update after update on complaint referencing old table as old_rows new table as new_rows
  for each statement execute function complaint_tally_change();

create table attachment (
  county_id integer not null references county,
  id uuid not null,
  complaint_id uuid,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  bytes integer not null check (bytes > 0),
  file_name text not null,
  by text not null,
  added_at timestamptz(3) not null,
  primary key (county_id, id),
  foreign key (county_id, complaint_id) references complaint (county_id, id)
);
create index attachment_complaint on attachment (county_id, complaint_id);

create table message (
  county_id integer not null references county,
  id uuid not null,
  complaint_id uuid,
  channel text not null check (channel in ('sms', 'email')),
  "to" text not null,
  text text not null,
  made_at timestamptz(3) not null,
  not_before timestamptz(3) not null,
  sent_at timestamptz(3),
  failed_times integer not null default 0,
  last_error text,
  primary key (county_id, id)
);
create index message_waiting on message (not_before) where sent_at is null and failed_times < 5;

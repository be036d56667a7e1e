-- An inquiry is one row, as a complaint is; what people ask again and again is answered out of the knowledge base, whose
-- entries are written once a version.

create table knowledge_entry (
  county_id integer not null references county,
  id text not null,
  version integer not null check (version >= 1),
  title text not null check (title <> ''),
  questions jsonb not null,
  answer text not null check (answer <> ''),
  articles jsonb not null check (jsonb_array_length(articles) > 0),
  category_codes jsonb not null default '[]',
  keywords jsonb not null default '[]',
  from_on date not null,
  -- The first day on which the version holds no longer.
  until_on date check (until_on >= from_on),
  -- An account, or 'system' for what came with the program.
  written_by_id text not null,
  written_at timestamptz(3) not null,
  primary key (county_id, id, version)
);
-- One version of an entry is the latest; its rows of before all have their last day.
create unique index knowledge_entry_latest on knowledge_entry (county_id, id) where until_on is null;

-- People were told this: of a version that is written only the day on which it ends may still be set.
create function knowledge_entry_is_written_once() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (to_jsonb(new) - 'until_on') <> (to_jsonb(old) - 'until_on') then
    raise exception 'a version of knowledge is written once';
  end if;
  return new;
end $$;

create trigger knowledge_entry_no_change before update on knowledge_entry
  for each row execute function knowledge_entry_is_written_once();

create table inquiry (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('open', 'pending', 'answered', 'turnedIntoComplaint', 'turnedIntoTipoff', 'toldOtherRoute', 'closed')),
  stage text not null check (stage in ('toAnswer', 'toFindOut', 'toClose', 'done')),
  outcome text check (outcome in ('answered', 'turnedIntoComplaint', 'turnedIntoTipoff', 'toldOtherRoute')),
  channel text not null,
  platform_number text,
  query_code text not null check (query_code ~ '^[0-9]{6}$'),
  filed_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  asker_name text not null default '',
  asker_phone text not null default '',
  category_code text,
  nature_code text,
  question text not null check (question <> ''),
  -- 人次: people, not sheets.
  people integer not null default 1 check (people between 1 and 999),
  pending_on date,
  pending_reason text,
  answer text,
  knowledge_id text,
  knowledge_version integer,
  answered_on date,
  told_route text check (told_route in ('disclosure', 'reconsideration', 'discipline', 'petition')),
  complaint_id uuid,
  -- Which of the tables of matters it is kept in is told by the column's name; only the action that files it writes it.
  tipoff_id uuid,
  closed_on date,
  office_id text,
  station_id text,
  handler_id uuid,
  -- An inquiry is never entrusted; the column is there because every matter is asked for it.
  entrusted_to text check (entrusted_to is null),
  due_rule text,
  due_on date,
  legal_on date,
  escalated_to smallint not null default 0,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id),
  foreign key (county_id, handler_id) references account (county_id, id),
  foreign key (county_id, complaint_id) references complaint (county_id, id),
  foreign key (county_id, knowledge_id, knowledge_version) references knowledge_entry (county_id, id, version),
  check ((knowledge_id is null) = (knowledge_version is null)),
  check (outcome is null or answered_on is not null),
  check (outcome is distinct from 'answered' or (answer is not null and knowledge_id is not null)),
  check (outcome is distinct from 'toldOtherRoute' or told_route is not null),
  check (outcome is distinct from 'turnedIntoComplaint' or complaint_id is not null),
  check (outcome is distinct from 'turnedIntoTipoff' or tipoff_id is not null),
  check (state <> 'pending' or pending_on is not null),
  check (state <> 'closed' or closed_on is not null)
);

create index inquiry_newest on inquiry (county_id, filed_at);
create index inquiry_office on inquiry (county_id, office_id, filed_at) where office_id is not null;
create index inquiry_station on inquiry (county_id, station_id, filed_at) where station_id is not null;
create index inquiry_stage on inquiry (county_id, office_id, stage, due_on, id) where stage <> 'done';
create index inquiry_due on inquiry (county_id, office_id, due_on, id) where due_on is not null;
create index inquiry_phone on inquiry (county_id, asker_phone) where asker_phone <> '';
create index inquiry_search on inquiry using gin (county_id, search_pairs(
  number || ' ' || asker_name || ' ' || asker_phone || ' ' || question || ' ' || coalesce(answer, '')));

-- How many inquiries stand where, kept exact by the statements that move them, as complaint_tally is.
create table inquiry_tally (
  county_id integer not null,
  office_id text not null,
  handler_id text not null,
  stage text not null,
  due_on date not null,
  n integer not null,
  primary key (county_id, office_id, handler_id, stage, due_on)
);

-- The temporary tables come last: one of the same name would otherwise be looked at before the program's own.
create function inquiry_tally_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into inquiry_tally as t (county_id, office_id, handler_id, stage, due_on, n)
    select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), count(*)
    from new_rows group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (county_id, office_id, handler_id, stage, due_on) do update set n = t.n + excluded.n;
  else
    insert into inquiry_tally as t (county_id, office_id, handler_id, stage, due_on, n)
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

create trigger inquiry_tally_insert after insert on inquiry referencing new table as new_rows
  for each statement execute function inquiry_tally_change();
create trigger inquiry_tally_update after update on inquiry referencing old table as old_rows new table as new_rows
  for each statement execute function inquiry_tally_change();

-- 渠道: by which ways people reach the bureau, when each is open, when it was last heard, and which one stands in for it.
create table channel (
  county_id integer not null references county,
  code text not null,
  hours jsonb not null default '[]',
  fallback_code text,
  -- With nothing heard for so many open hours, somebody looks whether the way still works.
  quiet_hours integer check (quiet_hours > 0),
  last_in_at timestamptz(3),
  down_at timestamptz(3),
  down_reason text,
  primary key (county_id, code),
  foreign key (county_id, code) references category (county_id, code),
  foreign key (county_id, fallback_code) references channel (county_id, code),
  check (fallback_code <> code),
  check ((down_at is null) = (down_reason is null))
);

create table missed_call (
  county_id integer not null references county,
  id uuid not null,
  channel_code text not null,
  phone text not null check (phone <> ''),
  called_at timestamptz(3) not null,
  -- How often the caller was called back without being reached.
  tries integer not null default 0,
  reached_at timestamptz(3),
  reached_by_id uuid,
  primary key (county_id, id),
  foreign key (county_id, channel_code) references channel (county_id, code),
  foreign key (county_id, reached_by_id) references account (county_id, id),
  check ((reached_at is null) = (reached_by_id is null))
);
create index missed_call_waiting on missed_call (county_id, called_at) where reached_at is null;

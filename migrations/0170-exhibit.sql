-- 证据: the numbered exhibits of a case, and through whose hands each went. The chain of custody only grows.
create table exhibit (
  county_id integer not null references county,
  id uuid not null,
  number text check (number is null),
  version integer not null default 1,
  state text not null check (state in ('kept', 'released')),
  enforcement_id uuid not null,
  enforcement_number text not null,
  n integer not null check (n > 0),
  kind text not null check (kind in ('document', 'thing', 'audiovisual', 'electronic', 'testimony', 'statement', 'appraisal', 'record')),
  name text not null,
  source text not null,
  collected_at timestamptz(3) not null,
  collected_on date not null,
  collected_place text not null,
  collector_ids jsonb not null check (jsonb_array_length(collector_ids) = 2),
  kept_in text not null,
  file_ids jsonb not null default '[]',
  custody jsonb not null check (jsonb_array_length(custody) > 0),
  ending text check (ending in ('returned', 'handedWith', 'destroyed', 'archived')),
  by_id uuid not null,
  primary key (county_id, id),
  unique (county_id, enforcement_id, n),
  foreign key (county_id, enforcement_id) references enforcement (county_id, id),
  foreign key (county_id, by_id) references account (county_id, id),
  check ((state = 'released') = (ending is not null))
);

-- What stood in the chain stands there still, line by line; what is erased when its time is over keeps its lines without their words.
create function exhibit_custody_grows() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  line jsonb;
  i integer := 0;
begin
  if new.n <> old.n or new.enforcement_id <> old.enforcement_id then
    raise exception 'The number of an exhibit stays.' using errcode = '23514';
  end if;
  for line in select * from jsonb_array_elements(old.custody) loop
    if new.custody -> i is null
      or new.custody -> i ->> 'at' is distinct from line ->> 'at'
      or new.custody -> i ->> 'kind' is distinct from line ->> 'kind'
      or new.custody -> i ->> 'fromId' is distinct from line ->> 'fromId'
      or new.custody -> i ->> 'toId' is distinct from line ->> 'toId' then
      raise exception 'The chain of custody only grows.' using errcode = '23514';
    end if;
    i := i + 1;
  end loop;
  return new;
end $$;
create trigger exhibit_custody before update on exhibit for each row execute function exhibit_custody_grows();

-- Who opened which file of an exhibit, first, last and how often.
create table exhibit_reading (
  county_id integer not null references county,
  exhibit_id uuid not null,
  file_id uuid not null,
  account_id uuid not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  times integer not null default 1 check (times > 0),
  primary key (county_id, exhibit_id, file_id, account_id),
  foreign key (county_id, exhibit_id) references exhibit (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id)
);

-- Knowledge goes out when somebody else has read it, for whom and in which months it is said. What stands already came into
-- force under the older rule and stays so.
alter table knowledge_entry disable trigger knowledge_entry_no_change;
alter table knowledge_entry
  add column number text,
  add column kind text not null default 'question' check (kind in ('question', 'fake', 'channel', 'trap', 'guide')),
  add column audiences jsonb not null default '["villager", "staff"]',
  -- The months in which it is offered first; empty for the whole year.
  add column months jsonb not null default '[]',
  -- Words to be read aloud; empty where the answer itself is read.
  add column read_aloud text not null default '',
  -- Who let it out; null while it waits, or was sent back.
  add column approved_by_id text,
  add column approved_at timestamptz(3);

with first as (
  select county_id, id, min(written_at) as at from knowledge_entry group by 1, 2
), numbered as (
  select county_id, id, extract(year from at at time zone 'Asia/Shanghai')::integer as year,
    row_number() over (partition by county_id, extract(year from at at time zone 'Asia/Shanghai') order by at, id) as n
  from first
)
update knowledge_entry as k
  set number = '知' || n.year || '-' || lpad(n.n::text, greatest(4, length(n.n::text)), '0'),
    approved_by_id = 'system', approved_at = k.written_at,
    -- What the county wrote was written for its own people: it goes to the public by a new version that another person has read.
    audiences = case when k.written_by_id = 'system' then k.audiences else '["staff"]' end
  from numbered as n where n.county_id = k.county_id and n.id = k.id;
insert into counter (county_id, series, year, last)
  select county_id, 'knowledge', substring(number from 2 for 4)::integer, count(distinct id)
  from knowledge_entry group by 1, 2, 3;

alter table knowledge_entry
  alter column number set not null,
  add constraint knowledge_entry_another check (approved_by_id is null or approved_by_id = 'system' or approved_by_id <> written_by_id),
  add constraint knowledge_entry_approved check ((approved_by_id is null) = (approved_at is null));
create index knowledge_entry_number on knowledge_entry (county_id, number);

drop index knowledge_entry_latest;
-- One version of an entry is the latest that goes out, and one at most waits to be read.
create unique index knowledge_entry_latest on knowledge_entry (county_id, id) where until_on is null and approved_at is not null;
create unique index knowledge_entry_waiting on knowledge_entry (county_id, id) where until_on is null and approved_at is null;

-- People were told this: of a version that went out only the day on which it ends may still be set.
create or replace function knowledge_entry_is_written_once() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (to_jsonb(new) - array['until_on', 'from_on', 'approved_by_id', 'approved_at'])
      <> (to_jsonb(old) - array['until_on', 'from_on', 'approved_by_id', 'approved_at'])
    or (old.approved_at is not null and (to_jsonb(new) - 'until_on') <> (to_jsonb(old) - 'until_on')) then
    raise exception 'a version of knowledge is written once';
  end if;
  return new;
end $$;
alter table knowledge_entry enable trigger knowledge_entry_no_change;

-- 到期清除: what a county has kept for as long as it keeps it. What tells of persons goes, and what figures and proofs rest on stays.

alter table complaint add column erased_on date;
alter table tipoff add column erased_on date;
alter table inquiry add column erased_on date;
-- What is due: closed long ago and not erased. Nothing that is filed or open stands in these.
create index complaint_kept on complaint (county_id, closed_on, id) where closed_on is not null and erased_on is null;
create index tipoff_kept on tipoff (county_id, closed_on, id) where closed_on is not null and erased_on is null;
create index inquiry_kept on inquiry (county_id, closed_on, id) where closed_on is not null and erased_on is null;

update county set limits = limits || '{"retentionYears": {"complaint": 5, "tipoff": 10, "inquiry": 3}}' where not limits ? 'retentionYears';

create table erasure (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('proposed', 'running', 'done', 'refused', 'withdrawn')),
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry')),
  year integer not null,
  years integer not null,
  matters integer not null,
  remark text not null default '',
  proposed_by_id uuid not null,
  proposed_at timestamptz(3) not null,
  confirmed_by_id uuid,
  confirmed_at timestamptz(3),
  done_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  -- Two answer for what never comes back.
  check (confirmed_by_id <> proposed_by_id),
  check (state not in ('running', 'done') or confirmed_by_id is not null)
);

-- The matters that an erasure names, and the entries beside them whose words go with them; what became of each.
create table erasure_item (
  county_id integer not null,
  erasure_id uuid not null,
  matter_id uuid not null,
  number text not null,
  -- For an entry of a docket: the matter that it is about.
  beside_id uuid,
  state text not null check (state in ('waiting', 'erased', 'held', 'left', 'broken')),
  primary key (county_id, erasure_id, matter_id),
  foreign key (county_id, erasure_id) references erasure (county_id, id)
);
create index erasure_item_matter on erasure_item (county_id, matter_id);

create table hold (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('held', 'lifted')),
  matter_kind text not null check (matter_kind in ('complaint', 'tipoff', 'inquiry')),
  matter_id uuid not null,
  matter_number text not null,
  reason text not null,
  until_on date,
  remark text not null default '',
  by_id uuid not null,
  held_at timestamptz(3) not null,
  lifted_by_id uuid,
  lifted_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number)
);
create index hold_matter on hold (county_id, matter_id) where state = 'held';

-- The proof of a line whose words were erased: a digest under the key of the ledger over what is left of it.
alter table ledger add column tombstone bytea check (length(tombstone) = 32);

-- Nothing of a line changes but this once: its words give way to a tombstone, while an erasure is under way that one person has
-- proposed and another confirmed.
create or replace function ledger_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.tombstone is null and new.tombstone is not null
      and (new.at, new.county_id, new.matter_id, new.seq, new.on_day, new."by", new.verb, new.hash)
        = (old.at, old.county_id, old.matter_id, old.seq, old.on_day, old."by", old.verb, old.hash)
      and new.by_organisation_id is not distinct from old.by_organisation_id
      and new.row_state is not distinct from old.row_state
      and exists (select 1 from erasure_item as i join erasure as e on e.county_id = i.county_id and e.id = i.erasure_id
        where i.county_id = old.county_id and i.matter_id = old.matter_id and i.state = 'waiting' and e.state = 'running')
    then return new; end if;
  end if;
  raise exception 'ledger is written once';
end $$;

-- The program's role may not change the ledger; this is the one thing that it may have done to it.
create function bury_ledger_lines(county integer, matter uuid, buried json) returns void
language sql security definer set search_path = public, pg_temp as $$
  update ledger as l set detail = b.detail, tombstone = decode(b.tombstone, 'hex')
  from json_to_recordset(buried) as b (seq integer, detail json, tombstone text)
  where l.county_id = county and l.matter_id = matter and l.seq = b.seq
$$;

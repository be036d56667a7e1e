-- 审计留痕: who signed in and failed to, looked at, searched, took out and changed what. Written once like the ledger, and apart
-- from it: what is looked at changes nothing, and is no line of anybody's matter.
create table trail (
  county_id integer not null references county,
  id bigint generated always as identity,
  at timestamptz(3) not null,
  kind text not null,
  -- Null when nobody of the county was named.
  account_id uuid,
  -- What was typed as a name that nobody has, but for its first characters.
  who text not null default '',
  -- The verb of the ledger's line that was written in the same transaction, if it was one.
  verb text,
  -- The matter, or what else the ledger's line belongs to, such as an account.
  matter_id uuid,
  number text not null default '',
  address text not null default '',
  device text not null default '',
  detail json not null default '{}',
  primary key (county_id, id)
);
create index trail_time on trail (county_id, at desc, id desc);
create index trail_account on trail (county_id, account_id, at desc, id desc);
create index trail_matter on trail (county_id, matter_id, at desc, id desc) where matter_id is not null;
-- One line for each person, matter and hour says that he looked at it.
create unique index trail_view on trail (county_id, account_id, matter_id, date_trunc('hour', at at time zone 'UTC'))
  where kind = 'viewed';

-- The least that 网络安全法 第二十一条 asks for is six months: until then nobody removes a line, not even the owner of the table.
create function trail_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then raise exception 'trail is written once'; end if;
  if old.at > now() - interval '180 days' then raise exception 'trail is kept for 180 days'; end if;
  return old;
end $$;

create trigger trail_no_change before update or delete on trail for each row execute function trail_is_kept();
create trigger trail_no_truncate before truncate on trail for each statement execute function trail_is_kept();

-- How far the lines were sent on to another machine (AUDIT_SYSLOG).
create table trail_forward (
  county_id integer primary key references county,
  last_id bigint not null
);

update county set limits = limits || '{"trailDays": 365}' where not limits ? 'trailDays';

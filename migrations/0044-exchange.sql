-- 上下级交换: letters between this county and the network above it. What was asked of whom, its receipt and how often it was tried;
-- a letter that carries a person's words keeps them only until its receipt is there.

create table exchange_letter (
  county_id integer not null references county,
  id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  kind text not null check (kind in ('ticket', 'reply')),
  platform_number text not null,
  matter_id uuid,
  number text,
  -- Of a reply what it tells of, so that each thing is told once.
  subject text not null default '',
  -- What goes over the line; null once the other side has it, and of what came in.
  body jsonb,
  made_at timestamptz(3) not null,
  by_id uuid,
  not_before timestamptz(3) not null,
  failed_times integer not null default 0,
  last_error text,
  acked_at timestamptz(3),
  verdict text check (verdict in ('new', 'changed', 'same', 'refused')),
  peer_number text,
  reason_zh text,
  reason_en text,
  primary key (county_id, id)
);
create index exchange_letter_waiting on exchange_letter (county_id, not_before) where direction = 'out' and acked_at is null;
create index exchange_letter_newest on exchange_letter (county_id, made_at);
create unique index exchange_letter_once on exchange_letter (county_id, matter_id, kind, subject) where direction = 'out';
create index exchange_letter_matter on exchange_letter (county_id, matter_id);

-- A reply that went over the line by itself was taken out by nobody.
alter table sent_reply alter column by_id drop not null;
alter table sent_reply drop constraint sent_reply_way_check;
alter table sent_reply add constraint sent_reply_way_check check (way in ('file', 'copy', 'line'));

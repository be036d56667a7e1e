-- 行业公约 (convention): what a trade has promised by its association, and which operators have signed it.
create table convention (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('inForce', 'ended')),
  title text not null,
  industry text not null,
  trade_body text not null,
  contact text not null default '',
  pledge text not null,
  agreed_on date not null,
  -- Who has signed, by name and day.
  signers jsonb not null default '[]',
  remark text not null default '',
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number)
);

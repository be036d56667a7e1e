-- 引导企业参与: firms that take complaints directly, their contacts, and what was offered to them. A firm is an organisation of
-- its own kind, so that an account belongs to it as an officer's to his office.

alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in ('province', 'city', 'bureau', 'centre', 'office',
  'association', 'brigade', 'department', 'court', 'arbitration', 'firm'));
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('centre', 'officer', 'officeHead', 'leader', 'mediator',
  'station', 'admin', 'business'));
alter table account add constraint account_firm_check check (role <> 'business' or organisation_id is not null);

create table firm (
  county_id integer not null references county,
  id text not null,
  aliases jsonb not null default '[]',
  pledged_hours integer not null check (pledged_hours between 1 and 240),
  pledge text not null,
  pledged_on date not null,
  primary key (county_id, id),
  foreign key (county_id, id) references organisation (county_id, id)
);

create table offer (
  county_id integer not null,
  id uuid not null,
  complaint_id uuid not null,
  firm_id text not null,
  version integer not null default 1,
  state text not null check (state in ('sent', 'proposed', 'settled', 'failed')),
  shares_contact boolean not null default false,
  offered_at timestamptz(3) not null,
  by_id uuid not null,
  due_on date not null,
  first_reply_at timestamptz(3),
  words jsonb not null default '[]',
  recovered_fen bigint check (recovered_fen >= 0),
  ended_at timestamptz(3),
  primary key (county_id, id),
  foreign key (county_id, complaint_id) references complaint (county_id, id),
  foreign key (county_id, firm_id) references firm (county_id, id)
);
-- A complaint is with one firm at a time.
create unique index offer_open on offer (county_id, complaint_id) where state in ('sent', 'proposed');
create index offer_firm on offer (county_id, firm_id, offered_at);
create index offer_complaint on offer (county_id, complaint_id);

-- The table of firms is counted over these lines by day.
create index ledger_offer on ledger (county_id, on_day) where verb in ('offered', 'firm-replied', 'offer-answered');

-- 反映民情的窗口: what was closed in a period, for the digest of what people say of it.
create index complaint_closed on complaint (county_id, closed_on) where closed_on is not null;

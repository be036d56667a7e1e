-- 积案 and 就近分转: from how much on an open complaint is backlog (a county's setting), what is out with which station, and what
-- the backlog was at the end of each day.

update county set limits = limits || '{"backlog": {"ageDays": 45, "idleDays": 15, "targetDays": 10, "attempts": 2, "overdue": true,
  "acceptWorkingDays": 2, "helpDays": 15, "undoMinutes": 30}}' where not limits ? 'backlog';

-- The association of which a station is a branch: only such a one mediates by entrustment (令121 第十九条).
alter table station add column association_id text;
alter table station add foreign key (county_id, association_id) references organisation (county_id, id);

create table redispatch (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('sent', 'accepted', 'mediating', 'settled', 'terminated', 'returned', 'declined', 'lapsed', 'undone', 'ended')),
  matter_id uuid not null,
  matter_number text not null,
  office_id text not null,
  station_id text not null,
  role text not null check (role in ('invitedHelper', 'entrusted')),
  side text check (side in ('home', 'shop')),
  reason text not null default '',
  ties jsonb not null default '[]',
  sent jsonb not null,
  aged jsonb,
  batch_id uuid,
  by_id uuid not null,
  sent_at timestamptz(3) not null,
  accept_by date not null,
  due_on date not null,
  accepted_at timestamptz(3),
  accepted_by_id uuid,
  relation text check (relation in ('none', 'acquainted', 'kin', 'interest')),
  joints jsonb not null default '[]',
  ended_at timestamptz(3),
  remark text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, matter_id) references complaint (county_id, id),
  foreign key (county_id, office_id) references organisation (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id)
);
-- A complaint is out with one station at a time, however many presses meet.
create unique index redispatch_out on redispatch (county_id, matter_id) where state in ('sent', 'accepted', 'mediating');
create index redispatch_matter on redispatch (county_id, matter_id);
create index redispatch_newest on redispatch (county_id, sent_at);
create index redispatch_station on redispatch (county_id, station_id, sent_at);
create index redispatch_batch on redispatch (county_id, batch_id) where batch_id is not null;
-- The figures of redispatches are counted over the lines that stand in the complaints.
create index ledger_redispatch on ledger (county_id, verb, on_day)
  where verb in ('redispatched', 'redispatch-accepted', 'redispatch-declined', 'redispatch-lapsed', 'redispatch-returned', 'redispatch-ran-out', 'redispatch-settled');

create table backlog_count (
  county_id integer not null references county,
  on_day date not null,
  office_id text not null,
  total integer not null,
  ages jsonb not null,
  out integer not null,
  primary key (county_id, on_day, office_id)
);

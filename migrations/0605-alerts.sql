-- 系统告警 (alerts): each time that something of the machine's state was not well, from its beginning to its end, by which people are told once
-- when it begins, once a day while it lasts and once when it is good again, whichever program looks.
create table alert (
  county_id integer not null references county,
  id uuid not null,
  -- The finding, and the machine that it is about; empty for what is the same from all machines.
  code text not null,
  place text not null default '',
  level text not null check (level in ('stop', 'warn')),
  begun_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  -- When people were told last; null while nobody was.
  told_at timestamptz(3),
  over_at timestamptz(3),
  zh text not null,
  en text not null,
  primary key (county_id, id)
);
create unique index alert_open on alert (county_id, code, place) where over_at is null;
create index alert_begun on alert (county_id, begun_at desc);

-- 发给谁 (alert_way): whom the administrator has chosen for a way; the bell rings at the administrators besides.
create table alert_way (
  county_id integer not null references county,
  channel text not null check (channel in ('app', 'sms', 'email')),
  account_ids uuid[] not null,
  by_id text not null,
  at timestamptz(3) not null,
  primary key (county_id, channel)
);
-- What went out of alerts, by each way the newest.
create index message_alert on message (county_id, channel, made_at desc) where page = 'upkeep';

-- Who asked to be told of warnings by text message, and what is still to be told to whom.
create table warning_subscriber (
  county_id integer not null references county,
  id uuid not null,
  phone text not null default '',
  -- What the link in each message holds: by it the subscription is confirmed and ended.
  token text not null default '',
  token_hash text not null,
  warning_subscriber_seal bytea,
  key_id text,
  phone_mark bytea,
  town_ids jsonb not null default '[]',
  state text not null check (state in ('asked', 'on')),
  asked_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, token_hash)
);
create index warning_subscriber_mark on warning_subscriber (county_id, phone_mark);

-- One row an act; who hears is read as the messages are made, page by page.
create table warning_call (
  county_id integer not null references county,
  warning_id uuid not null,
  act text not null check (act in ('published', 'corrected', 'withdrawn')),
  called_at timestamptz(3) not null,
  -- How far the subscribers and the stations have been told.
  subscriber_id uuid,
  station_id text not null default '',
  ended_at timestamptz(3),
  primary key (county_id, warning_id, act, called_at),
  foreign key (county_id, warning_id) references warning (county_id, id)
);
create index warning_call_open on warning_call (county_id, called_at) where ended_at is null;

-- Whose a matter is: what becomes somebody's is told to him at the desk, once, and by text message or mail where he asks for it.
-- What is told at the desk lies in the same outbox as what goes out, with the time at which it was read.

alter table message drop constraint message_channel_check;
alter table message add constraint message_channel_check check (channel in ('sms', 'email', 'app'));
alter table message
  add column account_id uuid,
  add column matter_number text,
  add column cause text,
  add column read_at timestamptz(3),
  add foreign key (county_id, account_id) references account (county_id, id),
  add check (channel <> 'app' or (account_id is not null and sent_at is not null));
-- One cause tells one person once by one way, however often what causes it is tried.
create unique index message_once on message (county_id, account_id, cause, channel) where cause is not null;
create index message_own on message (county_id, account_id, made_at desc) where channel = 'app';
create index message_matter on message (county_id, matter_id) where cause is not null;

create table reach (
  county_id integer not null references county,
  account_id uuid not null,
  by_sms boolean not null,
  by_email boolean not null,
  email text not null,
  primary key (county_id, account_id),
  foreign key (county_id, account_id) references account (county_id, id),
  check (not by_email or email <> '')
);

update county set limits = limits || '{"alarms": {"reopenedTimes": 2, "silentWorkingDays": 7}}' where not limits ? 'alarms';

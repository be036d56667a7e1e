-- A gateway that answered without a word by which one can tell whether it took the message: nobody calls it sent, and it is not tried
-- again by itself, for it may have arrived. Whoever presses the button sends it again as a message of its own, once for each.
alter table message
  add column unconfirmed boolean not null default false,
  add column resent_from uuid;
create unique index message_resent on message (county_id, resent_from) where resent_from is not null;
-- What was given up is counted for the administrator and for /metrics.
create index message_given_up on message (made_at) where sent_at is null and failed_times >= 5;

-- 短信告知: a message by which a decision is told, until its gateway has taken it and the notice has its proof. Few wait at a time.
alter table message add column notice text;

create index message_notice on message (county_id, sent_at) where notice is not null;

-- The sheet that such a message proves was served by nobody's hand.
alter table served_paper alter column by_id drop not null;

-- Whatever is addressed to somebody stands at his bell, of matters and ledgers alike. What has no number of its own opens a page;
-- who was told by text message as well finds what became of it beside the words.

alter table message add column page text;
-- Who was told of a record, and what of it somebody has not read.
create index message_number on message (county_id, matter_number) where cause is not null;
create index message_unread on message (county_id, account_id, made_at desc) where channel = 'app' and read_at is null;
-- What is sealed or struck out takes its messages along, those without a cause too.
drop index message_matter;
create index message_matter on message (county_id, matter_id) where matter_id is not null;

-- New matters that wait at the centre are told by text message together, at most once in so many hours; nought never.
update county set limits = jsonb_set(limits, '{alarms,gatherHours}', '4') where limits ? 'alarms' and not limits->'alarms' ? 'gatherHours';

-- 草稿: one whose id was submitted is over, whatever the window could still say of it; its id is found by the press that used it.
create index ledger_request on ledger (county_id, (detail ->> 'requestId')) where detail ->> 'requestId' is not null;

-- The uploads that a draft names, which lie in it sealed: they stay as long as it does.
alter table draft add column file_ids uuid[] not null default '{}';
create index draft_file on draft using gin (file_ids);

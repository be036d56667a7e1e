-- 稿本: of which draft a body is, so that what was reviewed is never written over by what came after it was sent back.
alter table work_report_draft add column draft integer not null default 1;

-- 定期起草: where the drafter worked when he was named; whoever moves away does not write another office's report unasked.
alter table report_schedule add column organisation_id text;

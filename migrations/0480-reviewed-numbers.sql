-- 审核时的数: what the numbers of a report were when its review was passed, so that whoever signs sees which have become others since. A new
-- column, empty in what is there.
alter table work_report add column reviewed jsonb not null default '[]';

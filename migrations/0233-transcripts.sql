-- 笔录: what was seen on the spot, asked of somebody or said at a hearing, as records of the case; who was asked lies under the key with the
-- other words of the case.
alter table enforcement add column transcripts jsonb not null default '[]';

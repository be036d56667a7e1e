-- 采用 (S136): which bodies of the county took up what a signed note of practice tells, and how they use it.
alter table work_report add column adoptions jsonb not null default '[]';

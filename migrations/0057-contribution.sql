-- 部门联合任务: what each organisation of a task has signed for and answered, and the files of the report.
alter table task add column contributions jsonb not null default '[]';
alter table task add column attachment_ids jsonb not null default '[]';

-- What the officer asks of who complained, with its answer; and what he tells of how an agreement is kept, with what the office found. Both wait as
-- rows of what is awaited, with a day of the county's own.
alter table complaint
  add column asked jsonb not null default '[]',
  add column performances jsonb not null default '[]';

alter table awaited drop constraint awaited_kind_check;
alter table awaited add constraint awaited_kind_check
  check (kind in ('letter', 'test', 'transfer', 'platform', 'maker', 'department', 'consumer', 'performance'));

update county set limits = jsonb_set(limits, '{awaited}',
  '{"consumerWorkingDays": 3, "performanceWorkingDays": 3}'::jsonb || (limits -> 'awaited'))
  where jsonb_typeof(limits -> 'awaited') = 'object';

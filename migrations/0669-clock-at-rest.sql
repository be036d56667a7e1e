-- 钟停着: a case that is suspended, heard, announced or waits for a refund has a row as what is awaited has, with days of the county's own per
-- kind, so that a clock which nobody sets going again is asked about.
alter table awaited drop constraint awaited_kind_check;
alter table awaited add constraint awaited_kind_check
  check (kind in ('letter', 'test', 'transfer', 'platform', 'maker', 'department', 'consumer', 'performance',
    'suspension', 'hearing', 'announcement', 'refund'));

update county set limits = jsonb_set(limits, '{awaited}',
  '{"suspensionWorkingDays": 40, "hearingWorkingDays": 30, "announcementWorkingDays": 23, "refundWorkingDays": 60}'::jsonb
    || (limits -> 'awaited'))
  where jsonb_typeof(limits -> 'awaited') = 'object';

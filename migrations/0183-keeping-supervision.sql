-- 留存: cases and the records of the field work have their time as complaints have it; what is erased says on which day.
alter table sampling_plan add column erased_on date;
alter table sampling_batch add column erased_on date;
alter table campaign add column erased_on date;
alter table sortie add column erased_on date;
-- An unlicensed trade is called by its owner's name: when that goes, an id stands in its place, the same for all visits to it, so that it is
-- still counted as one.
alter table inspection add column erased_on date, add column shop_alias uuid;
alter table seizure add column erased_on date;
alter table covert_check add column erased_on date;
alter table station_visit add column erased_on date;
alter table contract_review add column erased_on date;
alter table standard_contract add column erased_on date;
alter table guidance add column erased_on date;
alter table survey add column erased_on date;

alter table erasure drop constraint erasure_kind_check,
  add constraint erasure_kind_check check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement', 'sampling_plan', 'sampling_batch',
    'campaign', 'sortie', 'inspection', 'seizure', 'covert_check', 'station_visit', 'contract_review', 'standard_contract', 'guidance',
    'survey'));
alter table hold drop constraint hold_matter_kind_check,
  add constraint hold_matter_kind_check check (matter_kind in ('complaint', 'tipoff', 'inquiry', 'enforcement', 'sampling_plan',
    'sampling_batch', 'campaign', 'sortie', 'inspection', 'seizure', 'covert_check', 'station_visit', 'contract_review',
    'standard_contract', 'guidance', 'survey'));

-- What a case came from is kept as long as the case: it is evidence in its file.
create index enforcement_source on enforcement (county_id, source_number) where source_number <> '';

-- The years of the kinds that are new, beside those that the county has set.
update county set limits = jsonb_set(limits, '{retentionYears}',
  '{"enforcement": 30, "sampling": 10, "inspection": 10, "clause": 10, "guidance": 10, "survey": 3}'::jsonb || (limits -> 'retentionYears'))
where limits ? 'retentionYears';

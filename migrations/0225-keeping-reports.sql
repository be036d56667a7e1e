-- 留存: what stations sent up and what officers were warned of have their time too; what is erased says on which day.
alter table station_report add column erased_on date;
alter table caution add column erased_on date;

alter table erasure drop constraint erasure_kind_check,
  add constraint erasure_kind_check check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement', 'sampling_plan', 'sampling_batch',
    'campaign', 'sortie', 'inspection', 'seizure', 'covert_check', 'station_visit', 'contract_review', 'standard_contract', 'guidance',
    'survey', 'station_report', 'caution'));
alter table hold drop constraint hold_matter_kind_check,
  add constraint hold_matter_kind_check check (matter_kind in ('complaint', 'tipoff', 'inquiry', 'enforcement', 'sampling_plan',
    'sampling_batch', 'campaign', 'sortie', 'inspection', 'seizure', 'covert_check', 'station_visit', 'contract_review',
    'standard_contract', 'guidance', 'survey', 'station_report', 'caution'));

-- The years of the kinds that are new, beside those that the county has set.
update county set limits = jsonb_set(limits, '{retentionYears}',
  '{"stationReport": 10, "caution": 2}'::jsonb || (limits -> 'retentionYears'))
where limits ? 'retentionYears';

-- 个人信息请求: whoever signed for a letter, and whose telephone stands in what officers wrote, asks of his by the number of the record.
alter table privacy drop constraint privacy_about_kind_check,
  add constraint privacy_about_kind_check check (about_kind in ('complaint', 'tipoff', 'inquiry', 'enforcement', 'inspection', 'seizure',
    'survey', 'guidance', 'sampling_batch', 'covert_check', 'station_visit', 'contract_review', 'station_report'));

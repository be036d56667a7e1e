-- 密封: what officers write of samplings, letters, reviews, surveys, covert checks, visits to stations, reports of stations and exhibits has
-- telephones and identity numbers in it as what they write of cases has, and lies under the key as that does. Rows of before are sealed by
-- the job that seals theirs. A record has marks of the numbers that are sealed in it: whoever asks what is held of him is told where.
alter table exhibit
  add column exhibit_seal bytea,
  add column key_id text,
  add column party_mark bytea,
  add column word_marks jsonb,
  add column words_open boolean not null default true;
create index exhibit_open_words on exhibit (county_id, id) where words_open;
create index exhibit_word_marks on exhibit using gin (word_marks jsonb_path_ops) where word_marks is not null;
create trigger exhibit_numbers_kept before update on exhibit for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
alter table station_report
  add column station_report_seal bytea,
  add column key_id text,
  add column word_marks jsonb,
  add column words_open boolean not null default true;
create index station_report_open_words on station_report (county_id, id) where words_open;
create index station_report_word_marks on station_report using gin (word_marks jsonb_path_ops) where word_marks is not null;
create trigger station_report_numbers_kept before update on station_report for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
alter table sampling_batch
  add column sampling_batch_seal bytea,
  add column key_id text,
  add column word_marks jsonb,
  add column words_open boolean not null default true;
create index sampling_batch_open_words on sampling_batch (county_id, id) where words_open;
create index sampling_batch_word_marks on sampling_batch using gin (word_marks jsonb_path_ops) where word_marks is not null;
create trigger sampling_batch_numbers_kept before update on sampling_batch for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
alter table covert_check
  add column covert_check_seal bytea,
  add column key_id text,
  add column word_marks jsonb,
  add column words_open boolean not null default true;
create index covert_check_open_words on covert_check (county_id, id) where words_open;
create index covert_check_word_marks on covert_check using gin (word_marks jsonb_path_ops) where word_marks is not null;
create trigger covert_check_numbers_kept before update on covert_check for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
alter table station_visit
  add column station_visit_seal bytea,
  add column key_id text,
  add column word_marks jsonb,
  add column words_open boolean not null default true;
create index station_visit_open_words on station_visit (county_id, id) where words_open;
create index station_visit_word_marks on station_visit using gin (word_marks jsonb_path_ops) where word_marks is not null;
create trigger station_visit_numbers_kept before update on station_visit for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
alter table contract_review
  add column contract_review_seal bytea,
  add column key_id text,
  add column word_marks jsonb,
  add column words_open boolean not null default true;
create index contract_review_open_words on contract_review (county_id, id) where words_open;
create index contract_review_word_marks on contract_review using gin (word_marks jsonb_path_ops) where word_marks is not null;
create trigger contract_review_numbers_kept before update on contract_review for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
alter table survey
  add column survey_seal bytea,
  add column key_id text,
  add column word_marks jsonb,
  add column words_open boolean not null default true;
create index survey_open_words on survey (county_id, id) where words_open;
create index survey_word_marks on survey using gin (word_marks jsonb_path_ops) where word_marks is not null;
create trigger survey_numbers_kept before update on survey for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
alter table guidance
  add column guidance_seal bytea,
  add column key_id text,
  add column party_mark bytea,
  add column word_marks jsonb,
  add column words_open boolean not null default true;
create index guidance_open_words on guidance (county_id, id) where words_open;
create index guidance_word_marks on guidance using gin (word_marks jsonb_path_ops) where word_marks is not null;
create trigger guidance_numbers_kept before update on guidance for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
create index exhibit_party on exhibit (county_id, party_mark) where party_mark is not null;
create index guidance_party on guidance (county_id, party_mark) where party_mark is not null;
create index guidance_open_name on guidance (county_id) where guidance_seal is null and acknowledged_name <> '';

alter table enforcement add column word_marks jsonb;
alter table inspection add column word_marks jsonb, add column party_mark bytea;
alter table seizure add column word_marks jsonb;
create index enforcement_word_marks on enforcement using gin (word_marks jsonb_path_ops) where word_marks is not null;
create index inspection_word_marks on inspection using gin (word_marks jsonb_path_ops) where word_marks is not null;
create index seizure_word_marks on seizure using gin (word_marks jsonb_path_ops) where word_marks is not null;
create index inspection_party on inspection (county_id, party_mark) where party_mark is not null;
-- The job looks at them once more, and makes the marks that are new.
update enforcement set words_open = true where enforcement_seal is not null;
update inspection set words_open = true where inspection_seal is not null;
update seizure set words_open = true where seizure_seal is not null;

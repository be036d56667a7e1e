-- 密封: natural persons who are parties of cases, whoever a ban names, and the numbers in what officers wrote lie under the key, as those of
-- complainants do. Rows of before are sealed by the job that seals theirs; until then they are read as they stand.
alter table enforcement
  add column enforcement_seal bytea,
  add column key_id text,
  add column party_mark bytea,
  add column words_open boolean not null default true,
  drop constraint enforcement_operator_name_check,
  add constraint enforcement_operator_name_check check (operator_name <> '' or enforcement_seal is not null);
create index enforcement_party on enforcement (county_id, party_mark) where party_mark is not null;
create index enforcement_open_party on enforcement (county_id)
  where enforcement_seal is null and party_kind = 'person' and erased_on is null;
create index enforcement_open_words on enforcement (county_id, id) where words_open;

alter table inspection
  add column inspection_seal bytea,
  add column key_id text,
  add column words_open boolean not null default true;
create index inspection_open_ban on inspection (county_id) where inspection_seal is null and ban is not null;
create index inspection_open_words on inspection (county_id, id) where words_open;

alter table seizure
  add column seizure_seal bytea,
  add column key_id text,
  add column words_open boolean not null default true;
create index seizure_open_words on seizure (county_id, id) where words_open;

-- As for complaints: a server that does not know of words taken out saves nothing of such a row.
create trigger enforcement_numbers_kept before update on enforcement for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
create trigger inspection_numbers_kept before update on inspection for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
create trigger seizure_numbers_kept before update on seizure for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();

-- 个人信息请求: the party of a case, whoever a ban names and the holder of seized goods ask of theirs by the number that they were given.
alter table privacy drop constraint privacy_about_kind_check,
  add constraint privacy_about_kind_check check (about_kind in ('complaint', 'tipoff', 'inquiry', 'enforcement', 'inspection', 'seizure',
    'survey'));

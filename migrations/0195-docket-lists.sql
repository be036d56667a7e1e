-- 簿册的列表 (docket lists): what the lists of the small ledgers are ordered, counted and searched by, so that no page of them costs more
-- because the ledger is older. What came from an old paper ledger keeps the number that it had there.
alter table sampling_batch
  add column due_on date,
  add column former_number text not null default '';
alter table inspection add column former_number text not null default '';
alter table guidance
  add column due_on date,
  add column former_number text not null default '';

-- The day by which a letter is answered or looked at again, as `guidanceDueOn` says of one.
update guidance set due_on = case
  when state = 'issued' then least(answer_by, (
    select min((i ->> 'recheckBy')::date) from jsonb_array_elements(items) as i where i ->> 'result' is distinct from 'done'))
  when state = 'replied' then (
    select min((i ->> 'recheckBy')::date) from jsonb_array_elements(items) as i where i ->> 'result' is distinct from 'done')
  end;

-- Each docket: the newest first, what is due first, and how many of each state.
create index sampling_batch_newest on sampling_batch (county_id, coalesce(sampled_on, 'infinity'), number);
create index sampling_batch_due on sampling_batch (county_id, coalesce(due_on, 'infinity'), number);
create index sampling_batch_states on sampling_batch (county_id, state, office_id);
create index inspection_newest on inspection (county_id, coalesce(visited_on, 'infinity'), number);
create index inspection_due on inspection
  (county_id, coalesce(case when state = 'planned' then planned_on else due_on end, 'infinity'), number);
create index inspection_states on inspection (county_id, state, office_id);
create index contract_review_newest on contract_review (county_id, collected_on, number);
create index contract_review_due on contract_review
  (county_id, coalesce(case when state = 'advised' then rectify_by end, 'infinity'), number);
create index contract_review_states on contract_review (county_id, state, office_id);
create index guidance_newest on guidance (county_id, coalesce(issued_on, 'infinity'), number);
create index guidance_due on guidance (county_id, coalesce(due_on, 'infinity'), number);
create index guidance_states on guidance (county_id, state, office_id);
create index sortie_newest on sortie (county_id, on_day, number);
create index sortie_states on sortie (county_id, state, office_id);
create index seizure_newest on seizure (county_id, seized_on, number);
create index seizure_due on seizure (county_id, coalesce(case when state = 'held' then decide_by end, 'infinity'), number);
create index seizure_states on seizure (county_id, state, office_id);
create index station_visit_newest on station_visit (county_id, coalesce(visited_on, 'infinity'), number);
create index station_visit_due on station_visit (county_id, coalesce(
  case state when 'planned' then planned_on when 'mending' then rectify_by end, 'infinity'), number);
create index station_visit_states on station_visit (county_id, state, office_id);
create index covert_check_newest on covert_check (county_id, planned_on, number);

-- The pairs of characters of their words (0035-filing-cost.sql); each expression stands once more in the store of its docket.
create index sampling_batch_search on sampling_batch using gin (search_pairs(
  number || ' ' || former_number || ' ' || product || ' ' || brand || ' ' || maker || ' ' || seller_name || ' ' || lot || ' ' || place
  || ' ' || sample_seal || ' ' || spare_seal || ' ' || coalesce(result ->> 'reportNumber', '')));
create index inspection_search on inspection using gin (search_pairs(
  number || ' ' || former_number || ' ' || operator_name || ' ' || address || ' ' || lead_body || ' ' || remark || ' '
  || jsonb_path_query_array(findings, '$[*].text')::text || ' ' || jsonb_path_query_array(orders, '$[*].text')::text));
create index contract_review_search on contract_review using gin (search_pairs(
  number || ' ' || title || ' ' || operator_name || ' ' || edition || ' ' || round || ' ' || enforcement_number || ' '
  || source_numbers::text || ' ' || opinion));
create index guidance_search on guidance using gin (search_pairs(
  number || ' ' || former_number || ' ' || operator_name || ' ' || title || ' ' || words || ' ' || coalesce(source_number, '') || ' '
  || jsonb_path_query_array(items, '$[*].text')::text));
create index sortie_search on sortie using gin (search_pairs(
  number || ' ' || route || ' ' || vehicles::text || ' ' || other_people::text || ' ' || remark));
create index seizure_search on seizure using gin (search_pairs(
  number || ' ' || inspection_number || ' ' || operator_name || ' ' || item || ' ' || disposal_words));
create index station_visit_search on station_visit using gin (search_pairs(
  number || ' ' || guidance || ' ' || findings || ' ' || remark));
create index covert_check_search on covert_check using gin (search_pairs(
  number || ' ' || operator_name || ' ' || task || ' ' || seen || ' ' || bought || ' ' || remark));
create index standard_contract_search on standard_contract using gin (search_pairs(
  number || ' ' || title || ' ' || operator_name || ' ' || edition || ' ' || remark));

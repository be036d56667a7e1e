-- 快速查找 (palette): the ledgers beside the matters are looked through by pairs of characters from one box, as 0195 does it for the lists of the
-- field work. Each expression stands once more in the store of its ledger.
create index callout_search on callout using gin (search_pairs(
  number || ' ' || title || ' ' || place || ' ' || result || ' ' || coalesce(matter_number, '')));
create index instruction_search on instruction using gin (search_pairs(
  number || ' ' || text || ' ' || result || ' ' || coalesce(matter_number, '')));
create index remark_search on remark using gin (search_pairs(number || ' ' || about_number || ' ' || text || ' ' || answer));
create index directive_search on directive using gin (search_pairs(
  number || ' ' || document_number || ' ' || issuer || ' ' || title || ' ' || text || ' ' || answer_number));
create index meeting_search on meeting using gin (search_pairs(number || ' ' || title || ' ' || place || ' ' || minutes));
create index plan_search on plan using gin (search_pairs(number || ' ' || title || ' ' || slogan || ' ' || summary));
create index workgroup_search on workgroup using gin (search_pairs(
  number || ' ' || name || ' ' || purpose || ' ' || document_number));
create index warning_search on warning using gin (search_pairs(
  coalesce(number, '') || ' ' || title || ' ' || text || ' ' || advice));
create index example_search on example using gin (search_pairs(
  number || ' ' || source_number || ' ' || title || ' ' || text || ' ' || lesson));
create index incident_search on incident using gin (search_pairs(
  number || ' ' || title || ' ' || product || ' ' || brand || ' ' || variety || ' ' || batch || ' ' || defect || ' ' || operators::text));
create index campaign_search on campaign using gin (search_pairs(
  number || ' ' || name || ' ' || issuer || ' ' || document_number || ' ' || sector || ' ' || summary));
create index survey_search on survey using gin (search_pairs(
  number || ' ' || title || ' ' || industry || ' ' || summary || ' ' || jsonb_path_query_array(findings, '$[*].title')::text));

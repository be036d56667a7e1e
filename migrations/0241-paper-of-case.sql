-- A case is found by the number of a paper that its steps gave it: of a decision, a notice or an urging.
create index enforcement_paper on enforcement using gin ((
  jsonb_path_query_array(notices, '$[*].number') || jsonb_path_query_array(coalesce(decision, '{}'), '$.number')
  || jsonb_path_query_array(coalesce(urging, '{}'), '$.number')));

-- A case is found by the number of a paper that its steps gave it: of a notice, a measure, a decision or an urging. The index of before
-- was not of the expression that is asked, and so was written at every save and never read.
drop index enforcement_paper;
create index enforcement_paper_number on enforcement using gin ((
  jsonb_path_query_array(notices, '$[*].number') || jsonb_path_query_array(measures, '$[*].number')
  || jsonb_path_query_array(coalesce(decision, '{}'), '$.number') || jsonb_path_query_array(coalesce(urging, '{}'), '$.number')));

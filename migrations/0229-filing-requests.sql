-- 报请: what the officers who verified a clue ask the head or the leader for: that the case is filed, or not, or that the verification goes
-- on. A case of before has none.
alter table enforcement add column filing_requests jsonb not null default '[]';

-- A leader looks for what waits for his word among the cases of the whole county.
create index enforcement_requested on enforcement (county_id, due_on)
  where jsonb_path_exists(filing_requests, '$[*] ? (@.endedOn == null)');

-- Whether heads of offices approve cases by written delegation: as they did until now, unless the county says otherwise.
update county set limits = jsonb_set(limits, '{headApprovesCases}', 'true') where jsonb_typeof(limits) = 'object' and not limits ? 'headApprovesCases';

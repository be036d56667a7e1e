-- 案件从哪里来: the batch, the visit, the campaign or the contract review that a case was opened out of. The case keeps it, and the page of the
-- source asks for its cases by it, so that neither can say something else than the other. Not a foreign key: four tables have such ids.
alter table enforcement
  add column source_kind text check (source_kind in ('sampling_batch', 'inspection', 'campaign', 'contract_review')),
  add column source_id uuid,
  add check ((source_kind is null) = (source_id is null)),
  add check (source_kind is null or channel = case source_kind when 'sampling_batch' then 'postSampling'
    when 'contract_review' then 'contractTerm' when 'campaign' then 'campaign'
    else case when channel = 'campaign' then 'campaign' else 'inspection' end end);

create index enforcement_opened_from on enforcement (county_id, source_id) where source_id is not null;
-- The figures count by these two days.
create index enforcement_filed_on on enforcement (county_id, filed_on) where filed_on is not null;
create index enforcement_closed_on on enforcement (county_id, closed_on) where closed_on is not null;

-- What is open since long ago is few, and is found among what is open without a look at each row: likely duplicates ask for it.
drop index complaint_stage;
create index complaint_stage on complaint (county_id, office_id, stage, due_on, id) include (operator_region_id, filed_at) where stage <> 'done';

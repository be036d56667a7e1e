-- What is open in each town, which the wall shows: read off the index of what is open alone, and not of ten thousand rows.
drop index complaint_stage;
create index complaint_stage on complaint (county_id, office_id, stage, due_on, id) include (operator_region_id) where stage <> 'done';

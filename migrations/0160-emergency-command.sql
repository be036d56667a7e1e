-- 应急指挥: the call-out by which a group incident of an upper level is commanded, with the level as the county called it on that day.
alter table callout add column incident_id uuid;
alter table callout add column incident_number text;
alter table callout add column level_name text;
-- One command at a time.
create unique index callout_incident on callout (county_id, incident_id)
  where incident_id is not null and state not in ('closed', 'dismissed');

-- 集中登记表 (the short form of one incident): the code under which it stands on the portal; null while it is shut.
alter table incident add column form_code text;
create unique index incident_form on incident (county_id, form_code) where form_code is not null;

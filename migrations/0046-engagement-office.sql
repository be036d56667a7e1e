-- 受托: the office that asked, or whose matter the opinion is about, so that no other office reads it.

alter table engagement add column office_id text;
update engagement e set office_id = coalesce(
  (select a.organisation_id from account a
   where a.county_id = e.county_id and a.id = e.by_id and a.role in ('officer', 'officeHead')),
  (select c.office_id from complaint c where c.county_id = e.county_id and c.number = e.matter_number));
create index engagement_office on engagement (county_id, office_id);

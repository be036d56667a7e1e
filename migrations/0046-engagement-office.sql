-- 受托: the office that asked, or whose matter the opinion is about, so that no other office reads it.

alter table engagement add column office_id text;
update engagement e set office_id = coalesce(
  (select a.organisation_id from account a
   where a.county_id = e.county_id and a.id = e.by_id and a.role in ('officer', 'officeHead')),
  (select c.office_id from complaint c where c.county_id = e.county_id and c.number = e.matter_number));
create index engagement_office on engagement (county_id, office_id);

-- 人员: the accounts that a person had until he left, so that what he settled before is still counted as his. Of those who left
-- already the account is the one that was closed by the same act.

alter table person add column former_account_ids jsonb not null default '[]';
update person p set former_account_ids = coalesce(
  (select jsonb_agg(distinct a.id::text) from ledger l
   join ledger s on s.county_id = l.county_id and s.at = l.at and s.by = l.by and s.verb = 'account-saved'
   join account a on a.county_id = s.county_id and a.id = s.matter_id and not a.active
   where l.county_id = p.county_id and l.matter_id = p.id and l.verb = 'person-left'), '[]')
where p.state = 'left';

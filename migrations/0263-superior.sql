-- 上级机关: accounts of the city or the province, which compare the counts of their counties and see nothing else.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('centre', 'officer', 'officeHead', 'leader', 'mediator',
  'station', 'admin', 'security', 'auditor', 'business', 'department', 'superior'));
alter table account add constraint account_superior_check check (role <> 'superior' or organisation_id is not null);

-- What a hundred counties have locked of a figure, without the offices of each.
create index month_value_county on month_value (county_id, figure, month) include (part, whole, definition) where office_id = '';

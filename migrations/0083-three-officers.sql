-- 三员分立: beside the system administrator one who answers for accounts and rights, and one who reads what both did.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('centre', 'officer', 'officeHead', 'leader', 'mediator',
  'station', 'admin', 'security', 'auditor', 'business', 'department'));

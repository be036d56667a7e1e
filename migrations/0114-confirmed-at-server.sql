-- Where nobody is left who could confirm an account, a command at the server does, with a reason; that it did is told as the rest is.
alter table seal_hold drop constraint seal_hold_why_check;
alter table seal_hold add constraint seal_hold_why_check
  check (why in ('password', 'role', 'new', 'subject', 'phone', 'closed', 'opened', 'confirmed'));

-- What else somebody does to another's account: a telephone that he changes would keep every later warning from its owner, and one of the
-- three officers who is closed, or opened again, is what the others have to hear of.
alter table seal_hold drop constraint seal_hold_why_check;
alter table seal_hold add constraint seal_hold_why_check
  check (why in ('password', 'role', 'new', 'subject', 'phone', 'closed', 'opened'));
-- The telephone that the account had until then: it is told too, and forgotten once it was.
alter table seal_hold add column former_phone text;

-- Whom an administrator moves to another office reads who told of something there: it is told, and held where the role opens seals.
alter table seal_hold drop constraint seal_hold_why_check;
alter table seal_hold add constraint seal_hold_why_check
  check (why in ('password', 'role', 'new', 'subject', 'phone', 'closed', 'opened', 'confirmed', 'office'));

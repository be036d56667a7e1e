-- A secret that was begun is shown to the session that began it and to no other: who knows the password has one of his own.
alter table second_factor add column session_id bytea;
delete from second_factor where proven_at is null;

-- When its owner and those who oversee were told that a factor is in force; nobody is told of what was set up before.
alter table second_factor add column told_at timestamptz(3);
update second_factor set told_at = proven_at;
create index second_factor_untold on second_factor (county_id) where proven_at is not null and told_at is null;

-- A station signs in by a code that goes to its telephone: another number is told as another password is.
alter table seal_hold drop constraint seal_hold_why_check;
alter table seal_hold add constraint seal_hold_why_check check (why in ('password', 'role', 'new', 'subject', 'phone'));

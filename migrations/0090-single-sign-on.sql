-- Who a provider of the city or the province says that somebody is (OpenID Connect): the number by which it knows him, entered by the
-- administrator; empty for whoever signs in by password alone.
alter table account add column subject text not null default '';
create unique index account_subject on account (county_id, subject) where subject <> '';

alter table session drop constraint session_way_check;
alter table session add constraint session_way_check check (way in ('password', 'code', 'sso'));

-- Whose account got another number: it opens for another person by then.
alter table seal_hold drop constraint seal_hold_why_check;
alter table seal_hold add constraint seal_hold_why_check check (why in ('password', 'role', 'new', 'subject'));

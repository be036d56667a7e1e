-- One extension stands at one desk: whoever writes another's number into his account would hear who rings there.
update reach set line = '' where line <> '' and account_id in (select id from account where role <> 'centre');
update reach r set line = '' where line <> ''
  and exists (select 1 from reach o where o.county_id = r.county_id and o.line = r.line and o.account_id < r.account_id);
drop index reach_line;
create unique index reach_line on reach (county_id, line) where line <> '';

-- Each line of the ledger and each message asked for its county and locked its row: twelve microseconds of every filing, for a row
-- that is never taken away. That it is not is said where it would happen instead.
alter table ledger drop constraint ledger_county_id_fkey;
alter table message drop constraint message_county_id_fkey;

create function county_stays() returns trigger language plpgsql as $$
begin
  raise exception '区县的行不能删，也不能改编号 (a county is neither removed nor given another number)'
    using errcode = 'foreign_key_violation';
end $$;
create trigger county_stays before delete or update of county_id on county for each row execute function county_stays();
create trigger county_stays_whole before truncate on county for each statement execute function county_stays();

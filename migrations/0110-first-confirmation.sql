-- 第一次核定 (the first confirmation): once in the life of a county its first security administrator answers for himself, because nobody
-- stands yet who could answer for him. That it was is a row which the program may not take away again: whoever makes accounts must not
-- come back to it by closing all who confirm.
create table first_confirmation (
  county_id integer primary key references county,
  -- Null where others had the right before there was anything to confirm.
  account_id uuid,
  confirmed_at timestamptz(3) not null default now(),
  foreign key (county_id, account_id) references account (county_id, id)
);
insert into first_confirmation (county_id)
select county_id from county
where exists (
    select from account
    where account.county_id = county.county_id
      and role in ('security', 'leader', 'officeHead') and not seals_held
      -- Who has left confirms nobody: the county would never get a first security administrator.
      and active
  )
  or exists (select from seal_hold where seal_hold.county_id = county.county_id and holds and confirmed_at is not null);

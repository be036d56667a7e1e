-- 列 (look): which columns of a list a person has chosen, in his order. It was kept in his browser, and was another on each machine. It says nothing
-- of anybody but who likes to see what, and goes with the account.
create table account_look (
  county_id integer not null,
  account_id uuid not null,
  list text not null,
  columns text not null,
  primary key (county_id, account_id, list),
  foreign key (county_id, account_id) references account (county_id, id)
);

-- A list of matters opens on what is not done since; a view of all that was ever filed, which had no words of its own, says so.
update view set query = 'hand=any' where query = '' and kind in ('complaint', 'tipoff', 'inquiry', 'enforcement');

-- 关注一家店: whoever reads the register may follow a shop, and hears of each new matter about it that he may see; it gives nobody a right to read.

create table operator_watch (
  county_id integer not null references county,
  account_id uuid not null,
  operator_id uuid not null,
  since timestamptz(3) not null,
  primary key (county_id, account_id, operator_id),
  foreign key (county_id, account_id) references account (county_id, id),
  foreign key (county_id, operator_id) references operator (county_id, id)
);
-- Each matter that is matched asks who follows its shop.
create index operator_watch_operator on operator_watch (county_id, operator_id);

-- 关注: whoever may read a matter may follow it, and is told when it moves; it gives nobody a right to read.

create table watch (
  county_id integer not null references county,
  account_id uuid not null,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry')),
  matter_id uuid not null,
  since timestamptz(3) not null,
  primary key (county_id, account_id, matter_id),
  foreign key (county_id, account_id) references account (county_id, id)
);
-- Each move asks who follows the matter.
create index watch_matter on watch (county_id, matter_id);

-- 积分 (S194): which person of a station's roster told a tip-off that another typed for him. Whoever knows it knows who told (令121
-- 第三十七条): so the row says whose point it is, and which tip-off it is of lies sealed, with its day, and with a keyed hash by which
-- the erasure finds it. No page of a tip-off and no column joins the two; but the row is written in the transaction of the filing, so
-- that who reads the database itself, or a copy of its files, may join them by it without the key.
create table tipoff_credit (
  county_id integer not null references county,
  id uuid not null,
  station_id text not null,
  person_id uuid not null,
  tipoff_mark bytea not null check (length(tipoff_mark) = 32),
  sealed bytea not null check (length(sealed) > 0),
  key_id text not null,
  primary key (county_id, id),
  foreign key (county_id, person_id) references person (county_id, id)
);
create unique index tipoff_credit_once on tipoff_credit (county_id, tipoff_mark);
create index tipoff_credit_key on tipoff_credit (key_id);

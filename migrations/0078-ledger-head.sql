-- 总封记: once an hour one line over all chains of the county, each bound to the one before, under the key of the ledger. It is sent
-- away as well: an older copy of the database that is put in place of this one does not have what was sent.
create table ledger_head (
  county_id integer not null references county,
  n integer not null check (n >= 1),
  at timestamptz(3) not null,
  lines bigint not null,
  chains bigint not null,
  -- The sum of a digest of the newest line of each chain, so that a chain that goes on costs one subtraction and one addition.
  sum bytea not null check (length(sum) = 32),
  key_id text not null,
  mac bytea not null check (length(mac) = 32),
  primary key (county_id, n)
);

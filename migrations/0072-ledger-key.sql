-- From here on the hash of a line is made under a key that lies outside the database (docs/decisions/0016-keyed-ledger.md).

-- What the row of the matter was when the line was written, as a digest under the key; empty where the act left the row alone.
alter table ledger add column row_state bytea;

-- How many lines a chain has, proven by a digest under the key over that number and the last hash: lines cut off the end are missed.
create table ledger_tail (
  county_id integer not null,
  matter_id uuid not null,
  seq integer not null,
  -- How many of them stand in the newest head of the county.
  folded integer not null default 0,
  key_id text not null,
  mac bytea not null,
  primary key (county_id, matter_id)
) with (fillfactor = 80);

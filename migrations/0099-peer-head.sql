-- 对方的总封记: what the program at the other end of the line has sealed of its own ledger, kept for it where it cannot be changed with its
-- database. Nothing is ever taken away: two of one number tell that a ledger was written anew.
create table peer_head (
  county_id integer not null references county,
  peer_county_id integer not null,
  n integer not null check (n >= 1),
  mac bytea not null check (length(mac) = 32),
  from_name text not null,
  line text not null,
  received_at timestamptz(3) not null,
  primary key (county_id, peer_county_id, n, mac)
);

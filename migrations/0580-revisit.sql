-- 过几天再看: a day on which somebody wants to look at a matter again, and what for. It is his own, moves no clock, and stands in no ledger. The note
-- lies sealed, as what is typed into a form does: people write names and telephones into it.
create table revisit (
  county_id integer not null references county,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry', 'enforcement')),
  matter_id uuid not null,
  again_on date not null,
  sealed bytea not null,
  key_id text not null,
  set_at timestamptz(3) not null,
  primary key (county_id, id),
  unique (county_id, account_id, matter_id),
  foreign key (county_id, account_id) references account (county_id, id)
);
-- What has come back is asked for whenever the first screen is read.
create index revisit_due on revisit (county_id, account_id, again_on);
-- It goes with the words of its matter.
create index revisit_matter on revisit (county_id, matter_id);

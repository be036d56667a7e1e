-- 带看 (tour): in which role a person has been shown around his first screen, or has declined it, so that it is offered once and not on each
-- machine. Another role has another first screen. It says nothing of anybody else, and goes with the account.
create table account_tour (
  county_id integer not null,
  account_id uuid not null,
  role text not null,
  seen_at timestamptz(3) not null,
  primary key (county_id, account_id, role),
  foreign key (county_id, account_id) references account (county_id, id)
);

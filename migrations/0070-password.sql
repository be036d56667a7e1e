-- A password that another set is changed by its owner before anything else, and none of the last five is taken again.
alter table account add column must_change boolean not null default false;

-- How somebody came in; what a password binds, a code to one's own telephone does not.
alter table session add column way text not null default 'password' check (way in ('password', 'code'));

create table former_password (
  county_id integer not null,
  account_id uuid not null,
  password_hash text not null,
  replaced_at timestamptz(3) not null,
  primary key (county_id, account_id, replaced_at),
  foreign key (county_id, account_id) references account (county_id, id)
);

-- Passwords that were drawn for people, sealed under a key that is not in the database, until they are on paper: for a day at most.
create table password_slip (
  county_id integer not null,
  id uuid not null,
  batch_id uuid not null,
  account_id uuid not null,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  sealed bytea not null,
  key_id text not null,
  primary key (county_id, id),
  unique (county_id, batch_id, account_id),
  foreign key (county_id, account_id) references account (county_id, id)
);

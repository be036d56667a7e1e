-- 当场处罚决定书的编号: numbers that were given out to a telephone ahead, as a book of forms is, for decisions where there is no network.
-- Each is used once, or lies on the telephone that has it.
create table spot_form (
  county_id integer not null references county,
  number text not null check (number <> ''),
  device_id uuid not null,
  account_id uuid not null,
  year integer not null,
  given_at timestamptz(3) not null,
  used_at timestamptz(3),
  -- The case that it decides.
  matter_id uuid,
  primary key (county_id, number),
  foreign key (county_id, account_id) references account (county_id, id),
  check ((used_at is null) = (matter_id is null))
);
create index spot_form_device on spot_form (county_id, device_id, year) where used_at is null;

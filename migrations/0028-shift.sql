-- 值班: the county's rota as one row of data, and one row a person's turn of duty, with its note. The lines of a shift are a chain of
-- their own.

create table rota (
  county_id integer primary key references county,
  parts jsonb not null,
  posts jsonb not null,
  festival_least integer not null,
  late_minutes integer not null,
  page_minutes integer not null,
  arrive_minutes integer not null,
  rest_after boolean not null,
  mails jsonb not null default '[]',
  -- The day on which the gaps of the days to come were told of last, so that they are told of once a day.
  gap_told_on date
);

create table shift (
  county_id integer not null references county,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('rostered', 'swapped', 'checkedIn', 'handedOver', 'signed', 'missed', 'cancelled')),
  day date not null,
  part text not null,
  post text not null check (post in ('leader', 'clerk')),
  account_id uuid not null,
  before_ids jsonb not null default '[]',
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  holiday text not null default '',
  swap_with_id uuid,
  swap_asked_id uuid,
  checked_in_at timestamptz(3),
  note text not null default '',
  watch text not null default '',
  "left" jsonb,
  handed_over_at timestamptz(3),
  incoming_ids jsonb not null default '[]',
  signed_by_id uuid,
  signed_at timestamptz(3),
  reminded_at timestamptz(3),
  remark text not null default '',
  primary key (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id),
  -- Nobody is handed over to without a note.
  check (state not in ('handedOver', 'signed') or (note <> '' and handed_over_at is not null))
);
create index shift_day on shift (county_id, day);
create index shift_watched on shift (county_id, starts_at) where state in ('rostered', 'swapped', 'checkedIn');
-- Nobody keeps one part twice.
create unique index shift_person on shift (county_id, day, part, account_id) where state <> 'cancelled';

-- 经线路报上来的 (carried): a signed report and a locked month go over the line to the network above, and its answer comes back. A network
-- above hears of many counties, each by a line of its own: a letter says whose it is.
alter table exchange_letter drop constraint exchange_letter_kind_check;
alter table exchange_letter add constraint exchange_letter_kind_check
  check (kind in ('ticket', 'reply', 'report', 'month', 'answer'));
-- The county below; null for the one line to the network above (EXCHANGE_URL).
alter table exchange_letter add column peer_county_id integer;

-- A county whose numbers came over the line, and by which line it is bound to its own name.
create table line_county (
  county_id integer not null references county,
  peer_county_id integer not null check (peer_county_id between 100000 and 999999),
  name text not null,
  inhabitants integer check (inhabitants >= 0),
  -- Whether it came over the one line of EXCHANGE_URL, at whose other end there is one county.
  is_only boolean not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  primary key (county_id, peer_county_id)
);
create unique index line_county_only on line_county (county_id) where is_only;

-- A month that was locked there. What was told of it later, with the lock of a later month, stands under that one.
create table line_month (
  county_id integer not null,
  peer_county_id integer not null,
  month date not null check (extract(day from month) = 1),
  told_in date not null check (told_in >= month),
  -- Of the whole month as it is kept there, with its offices; and of what came here.
  sha256 text not null,
  seal text not null,
  locked_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  primary key (county_id, peer_county_id, month, told_in),
  foreign key (county_id, peer_county_id) references line_county
);

create table line_month_value (
  county_id integer not null,
  peer_county_id integer not null,
  month date not null,
  told_in date not null,
  figure text not null,
  value double precision,
  part double precision,
  whole double precision,
  definition integer not null,
  primary key (county_id, peer_county_id, figure, month, told_in),
  foreign key (county_id, peer_county_id, month, told_in) references line_month
);

create trigger line_month_kept before update or delete on line_month for each row execute function refuse_month_change();
create trigger line_month_value_kept before update or delete on line_month_value
  for each row execute function refuse_month_change();

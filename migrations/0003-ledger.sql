-- 台账: one line for each act, written once. Lines of one matter are numbered and chained: hash = SHA-256 of the hash
-- before it and of the line's own words, so that a changed, dropped or inserted line breaks the chain from there on.

-- A matter has some eight lines, so each byte of a line counts: fixed widths stand first, which leaves no gaps, and the
-- detail is text that only reads as JSON, which is smaller than the binary kind.
create table ledger (
  at timestamptz(3) not null,
  county_id integer not null references county,
  matter_id uuid not null,
  seq integer not null check (seq >= 1),
  -- The day on which the act counts (the day of the decision, not of the typing).
  on_day date not null,
  -- An account, or ending in …0001 the consumer and in …0002 the program itself.
  by uuid not null,
  verb text not null,
  by_organisation_id text,
  detail json not null,
  hash bytea not null check (length(hash) = 32),
  primary key (county_id, matter_id, seq)
);

-- The figures of a work report are counted over these verbs by day.
create index ledger_figure on ledger (county_id, verb, on_day)
  where verb in ('accepted', 'declined', 'settled', 'terminated', 'settled-at-station', 'sent-up', 'filed');

create function ledger_is_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'ledger is written once';
end $$;

create trigger ledger_no_change before update or delete on ledger for each row execute function ledger_is_written_once();
create trigger ledger_no_truncate before truncate on ledger for each statement execute function ledger_is_written_once();

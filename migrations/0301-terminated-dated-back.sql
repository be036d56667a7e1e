-- What was terminated is found by its own lines: those written down after the end of a period, as of a day in it, are looked up by this
-- index, which is of lines that were dated back alone.
drop index ledger_dated_back;
create index ledger_dated_back on ledger (county_id, verb, on_day) include (at, matter_id)
  where on_day < (at at time zone 'Asia/Shanghai')::date
    and verb in ('accepted', 'declined', 'settled', 'settled-at-station', 'terminated');

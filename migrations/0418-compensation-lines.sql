-- The records behind 其中赔偿金 (F32): of most settlements nothing is compensation, and a list walked all of a year for the few of which something
-- is. A line pays for what it has alone.
create index ledger_compensation on ledger (county_id, verb, on_day)
  where verb in ('settled', 'settled-at-station') and (detail ->> 'compensationFen')::bigint > 0;

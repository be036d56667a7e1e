-- The records behind what was recovered in each kind but money given back: few settlements have one, and a list walked all that ever were for
-- them. A line pays for what it has alone.
create index ledger_in_kind on ledger (county_id, verb, on_day)
  where verb in ('settled', 'settled-at-station') and recovered_of(detail, 'inKind') > 0;
create index ledger_damages on ledger (county_id, verb, on_day)
  where verb in ('settled', 'settled-at-station') and recovered_of(detail, 'compensation') > 0;
create index ledger_extra_damages on ledger (county_id, verb, on_day)
  where verb in ('settled', 'settled-at-station') and recovered_of(detail, 'extraDamages') > 0;
create index ledger_waiver on ledger (county_id, verb, on_day)
  where verb in ('settled', 'settled-at-station') and recovered_of(detail, 'waiver') > 0;

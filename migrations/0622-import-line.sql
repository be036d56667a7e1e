-- The administrator's first page asks for the last workbook that was written: one line among all that a county ever did in its own name.
create index ledger_county_onboarded on ledger (county_id, seq) where verb = 'county-onboarded';

-- Which keys the database needs is asked at every start. Of a table with a row for every matter no row is read for it but those under a key
-- that the file does not have: a range of pages whose rows are all under one key is passed over. Writing a row costs next to nothing.
create index ledger_tail_key on ledger_tail using brin (key_id) with (autosummarize = on);
create index reporter_key on reporter using brin (key_id) with (autosummarize = on);

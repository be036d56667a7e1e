-- What the clues of supervisors and volunteers count for, by how their tip-offs were decided (群防群治): the county's own table.
update county set limits = '{"tipoffCredits": {"opened": 5, "transferred": 3, "merged": 2, "notOpened": 1, "noPower": 0, "repeated": 0}}'::jsonb || limits;

-- Who filed is in the first line of the ledger; it is asked for by verb and day.
create index ledger_tipoff_filed on ledger (county_id, on_day) where verb = 'tipoff-filed';

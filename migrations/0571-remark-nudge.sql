-- 催: who wrote a remark asks for its answer again; the last time and how often. Both are empty where he never has, so that what the ledger
-- states of the rows that are there already holds.
alter table remark
  add column nudged_at timestamptz(3),
  add column nudged_times integer check (nudged_times > 0);

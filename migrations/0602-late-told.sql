-- 早上的一行: what is late is told to each person in one line a kind. What stands in the line is kept beside it, so that what the same watch
-- finds later is added to it.
alter table message add column tally jsonb;

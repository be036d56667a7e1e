-- Who of a roster told a tip-off lay in clear beside the sealed tip-off (0430), and the row is of the transaction that filed it: who reads the
-- database itself could join the two by it (令121 第三十七条). All three lie in the seal now, and the row says nothing of whose it is.
-- The columns hold what the earlier version wrote: the next start seals it and empties them, for SQL has not the key.
alter table tipoff_credit
  alter column station_id drop not null,
  alter column person_id drop not null,
  add check ((person_id is null) = (station_id is null));
create index tipoff_credit_former on tipoff_credit (county_id, id) where person_id is not null;

-- What is filed is heard for danger to life after its answer, by its number (src/actions/command/heard-danger.ts). What was filed before that
-- was heard in its filing, or is so old that it rings nobody: the reading begins behind it. A series of numbers that begins later, such as
-- that of a new year, is read from its first number on.
insert into matter_reading (county_id, reader, version, kind, year, from_n, upto_n)
select county_id, 'danger', 1, series, year, 1, last from counter where series in ('complaint', 'tipoff', 'inquiry')
on conflict do nothing;

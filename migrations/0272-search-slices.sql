-- 查找 (search): what a complaint is found by no longer costs its filing anything but a note. Its pairs of characters took two thirds of what
-- PostgreSQL did for a filing, and were entered anew at each move. A follower enters two thousand complaints at once instead, as marks in
-- slices (docs/decisions/0012); what is not entered yet is looked at by every search itself.

-- Complaints that are in no block yet, or whose words have changed since: a heap without an index, for each search reads all of it. A
-- complaint may stand here twice, and those that were entered are taken away by the row that was read, so that none is lost.
create table complaint_fresh (
  county_id integer not null,
  id uuid not null,
  -- Its words were others before: the marks of those are taken out first.
  changed boolean not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 100000);

-- A block is so many places one after another, each of one complaint. Four blocks become one, so that a search reads few slices.
create table complaint_block (
  county_id integer not null,
  block integer not null,
  size integer not null,
  -- In so many slices are the pairs of its complaints marked: a power of two that fits how many pairs they have.
  width integer not null,
  primary key (county_id, block)
);

-- Slice n of width w has the number w + n, so that those of different widths are told apart. A pair has a mark in four slices.
create table complaint_slice (
  county_id integer not null,
  slice integer not null,
  block integer not null,
  marks bit varying not null,
  primary key (county_id, slice, block)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
alter table complaint_slice alter column marks set storage plain;

-- Who has the places of a block, 64 in a row; null where nobody has one any more.
create table complaint_place (
  county_id integer not null,
  row_number integer not null,
  first_id uuid not null,
  last_id uuid not null,
  ids uuid[] not null,
  primary key (county_id, row_number)
);
alter table complaint_place alter column ids set storage plain;

create aggregate bits_joined(bit varying) (sfunc = bitcat, stype = bit varying);

create function complaint_fresh_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into complaint_fresh select county_id, id, false from new_rows;
  return null;
end $$;
create trigger complaint_fresh_insert after insert on complaint referencing new table as new_rows
  for each statement execute function complaint_fresh_insert();

create function complaint_fresh_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into complaint_fresh values (new.county_id, new.id, true);
  return null;
end $$;
create trigger complaint_fresh_update
  after update of number, consumer_name, consumer_phone, operator_name, operator_address, story, claim on complaint for each row
  when ((old.number, old.consumer_name, old.consumer_phone, old.operator_name, old.operator_address, old.story, old.claim)
    is distinct from (new.number, new.consumer_name, new.consumer_phone, new.operator_name, new.operator_address, new.story, new.claim))
  execute function complaint_fresh_update();

insert into complaint_fresh select county_id, id, false from complaint order by county_id, filed_at;
drop index complaint_search;

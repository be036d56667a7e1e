-- 查找 (search): complaints are found by an index of their pairs of characters again, which reads a term at a third to a seventh of what the
-- slices of bits did and is smaller, but they are entered after the answer as before: a filing notes its id and no more (docs/decisions/0012).

-- What is filed and written beside this would be noted and the note taken away with the slices.
lock table complaint in share row exclusive mode;

-- The pairs of a complaint as it is written at this moment. Declared immutable though it reads a table, so that an index may stand over it and
-- the pairs are stored nowhere else. What that promises is kept by this: the row of complaint_pairs is taken out and entered anew whenever the
-- words are others, and until then the complaint is noted in complaint_fresh, where every search looks itself. An index that is built anew or
-- restored from a copy has the words of that moment. All names are given in full, for indexes are built without a path to look along.
create function complaint_pairs_of(county integer, complaint uuid) returns integer[] language plpgsql immutable parallel safe cost 3000 as $$
begin
  return public.search_pairs((
    select c.number || ' ' || c.consumer_name || ' ' || c.consumer_phone || ' ' || c.operator_name || ' ' || c.operator_address || ' '
      || c.story || ' ' || c.claim
    from public.complaint as c where c.county_id = county and c.id = complaint));
end $$;

-- Who is entered, in the order of filing: a row of its own, so that no move of a complaint touches the index. No column of it may ever be
-- updated, for an update that leaves the key as it is leaves the index as it is.
create table complaint_pairs (
  county_id integer not null,
  id uuid not null,
  -- Counted from the year nought, so that the newest of a common word can be asked for alone.
  month integer not null generated always as (
    (extract(year from filed_at at time zone 'UTC') * 12 + extract(month from filed_at at time zone 'UTC') - 1)::integer) stored,
  filed_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0, vacuum_index_cleanup = on,
  autovacuum_analyze_scale_factor = 1, autovacuum_analyze_threshold = 10000);

insert into complaint_pairs (county_id, id, filed_at) select county_id, id, filed_at from complaint order by county_id, filed_at, id;
alter table complaint_pairs add primary key (county_id, id);
-- The follower enters some hundreds at once by the list of what is pending, and empties it itself before anybody searches it.
create index complaint_pairs_words on complaint_pairs using gin (county_id, month, complaint_pairs_of(county_id, id))
  with (fastupdate = on, gin_pending_list_limit = 32768);
-- Which pairs are common is counted down to one matter of five hundred, and seldom, for that cuts ninety thousand texts.
alter index complaint_pairs_words alter column 3 set statistics 300;

create function complaint_pairs_keep() returns trigger language plpgsql as $$
begin
  raise exception 'a row of complaint_pairs is entered anew, never changed';
end $$;
create trigger complaint_pairs_keep before update on complaint_pairs for each statement execute function complaint_pairs_keep();

-- Only the owner of an index may empty its list.
create function complaint_pairs_settle() returns bigint language sql security definer set search_path = public, pg_temp as $$
  select gin_clean_pending_list('complaint_pairs_words'::regclass)
$$;

-- All that is noted is entered anew: whether the words were others before is asked no more. Nobody looks for one county in it either, for it
-- is emptied within a second.
drop index complaint_fresh_county;
truncate complaint_fresh;
alter table complaint_fresh drop column changed;

create or replace function complaint_fresh_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into complaint_fresh select county_id, id from new_rows;
  return null;
end $$;

create or replace function complaint_fresh_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into complaint_fresh values (new.county_id, new.id);
  return null;
end $$;
drop trigger complaint_fresh_update on complaint;
create trigger complaint_fresh_update
  after update of number, consumer_name, consumer_phone, operator_name, operator_address, story, claim, filed_at on complaint for each row
  when ((old.number, old.consumer_name, old.consumer_phone, old.operator_name, old.operator_address, old.story, old.claim, old.filed_at)
    is distinct from
    (new.number, new.consumer_name, new.consumer_phone, new.operator_name, new.operator_address, new.story, new.claim, new.filed_at))
  execute function complaint_fresh_update();

-- A complaint that is taken away leaves nothing behind.
create function complaint_fresh_delete() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into complaint_fresh select county_id, id from old_rows;
  return null;
end $$;
create trigger complaint_fresh_delete after delete on complaint referencing old table as old_rows
  for each statement execute function complaint_fresh_delete();

drop table complaint_slice, complaint_place, complaint_block;
drop aggregate bits_joined(bit varying);

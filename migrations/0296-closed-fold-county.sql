-- A note of what was closed that cannot be folded held up those of all counties, as it did with the cells (0268). Where one fails, each
-- county is folded by itself, and the others go on.
drop function closed_fold(integer);
create function closed_fold(most integer, of_county integer default null) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(1231504) then return 0; end if;
  with gone as (
    delete from closed_note as c where c.ctid = any (array(
      select ctid from closed_note where of_county is null or county_id = of_county limit most)) returning c.*
  ), alike as (
    select county_id, kind, closed_on, office_id, category, grade, sum(opinions)::integer as opinions, sum(kept)::integer as kept
    from gone group by 1, 2, 3, 4, 5, 6
  ), opined as (
    insert into opinion_tally as t (county_id, level, unit, start_on, office_id, category, grade, n)
    select a.county_id, s.level, s.unit, s.start_on, s.office_id, s.category, a.grade, sum(a.opinions)::integer
    from alike as a cross join lateral opinion_spread(a.closed_on, a.office_id, a.category) as s
    where a.opinions <> 0 group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
    on conflict (county_id, level, unit, start_on, office_id, category, grade) do update set n = t.n + excluded.n
  ), held as (
    insert into kept_tally as t (county_id, kind, closed_on, n)
    select county_id, kind, closed_on, sum(kept)::integer from alike where kept <> 0 group by 1, 2, 3 order by 1, 2, 3
    on conflict (county_id, kind, closed_on) do update set n = t.n + excluded.n
  )
  select count(*) into folded from gone;
  return folded;
end $$;

-- A note that cannot be folded held up those of all counties, for a fold takes them as they lie. Where one fails, each county is folded by
-- itself (src/actions/figures/folding.ts), and the others go on.
drop function figure_fold(integer);
create function figure_fold(most integer, of_county integer default null) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(1231502) then return 0; end if;
  with gone as (
    delete from figure_change as c where c.ctid = any (array(
      select ctid from figure_change where of_county is null or county_id = of_county limit most)) returning c.*
  ), alike as (
    select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel,
      sum(received)::integer as received, sum(people)::integer as people, sum(accepted)::integer as accepted,
      sum(declined)::integer as declined, sum(mediated)::integer as mediated, sum(settled)::integer as settled,
      sum(terminated)::integer as terminated, sum(closed)::integer as closed,
      sum(settled_at_station)::integer as settled_at_station, sum(tipoffs)::integer as tipoffs,
      sum(cases_opened)::integer as cases_opened, sum(asked_people)::integer as asked_people,
      sum(recovered_fen)::bigint as recovered_fen, sum(compensation_fen)::bigint as compensation_fen
    from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), added as (
    insert into figure_cell as t (county_id, level, start_on, since_on, area, key,
    received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, tipoffs,
    cases_opened, asked_people, recovered_fen, compensation_fen)
    select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key,
      sum(f.received), sum(f.people), sum(f.accepted), sum(f.declined), sum(f.mediated), sum(f.settled),
      sum(f.terminated), sum(f.closed), sum(f.settled_at_station), sum(f.tipoffs), sum(f.cases_opened),
      sum(f.asked_people), sum(f.recovered_fen), sum(f.compensation_fen)
    from alike as f cross join lateral figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel) as s
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 5, 6, 4
    on conflict (county_id, level, start_on, area, key, since_on) do update set
      received = coalesce(t.received + excluded.received, t.received, excluded.received),
      people = coalesce(t.people + excluded.people, t.people, excluded.people),
      accepted = coalesce(t.accepted + excluded.accepted, t.accepted, excluded.accepted),
      declined = coalesce(t.declined + excluded.declined, t.declined, excluded.declined),
      mediated = coalesce(t.mediated + excluded.mediated, t.mediated, excluded.mediated),
      settled = coalesce(t.settled + excluded.settled, t.settled, excluded.settled),
      terminated = coalesce(t.terminated + excluded.terminated, t.terminated, excluded.terminated),
      closed = coalesce(t.closed + excluded.closed, t.closed, excluded.closed),
      settled_at_station = coalesce(t.settled_at_station + excluded.settled_at_station, t.settled_at_station, excluded.settled_at_station),
      tipoffs = coalesce(t.tipoffs + excluded.tipoffs, t.tipoffs, excluded.tipoffs),
      cases_opened = coalesce(t.cases_opened + excluded.cases_opened, t.cases_opened, excluded.cases_opened),
      asked_people = coalesce(t.asked_people + excluded.asked_people, t.asked_people, excluded.asked_people),
      recovered_fen = coalesce(t.recovered_fen + excluded.recovered_fen, t.recovered_fen, excluded.recovered_fen),
      compensation_fen = coalesce(t.compensation_fen + excluded.compensation_fen, t.compensation_fen, excluded.compensation_fen)
  )
  select count(*) into folded from gone;
  return folded;
end $$;

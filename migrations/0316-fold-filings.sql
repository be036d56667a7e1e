-- Most notes are of filings, which say no more than that somebody came in. They are folded by themselves: to sum the two columns that they
-- have costs half of summing all thirty-two, and a fold of filings is what a filing pays beside its own transaction.

create or replace function figure_fold(most integer, of_county integer default null) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  filed integer;
  folded integer;
begin
  if not pg_try_advisory_xact_lock(1231502) then return 0; end if;
  with gone as (
    delete from figure_change as c where c.ctid = any (array(
      select ctid from figure_change where (of_county is null or county_id = of_county) and received is not null and num_nonnulls(
        accepted, declined, mediated, settled, terminated, closed, settled_at_station, tipoffs, cases_opened, asked_people,
        recovered_fen, compensation_fen, closed_in_period, closed_on_time, closed_settled, transferred, initial_due, initial_on_time, verify_due,
        verify_on_time, cost_told, trips_told, km_told, minutes_told, trips, km, minutes, disputed_fen, pace, publishable, published) = 0
      limit most)) returning c.*
  ), alike as (
    select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel,
      sum(received)::integer as received, sum(people)::integer as people
    from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), added as (
    insert into figure_cell as t (county_id, level, start_on, since_on, area, key, received, people)
    select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key, sum(f.received), sum(f.people)
    from alike as f cross join lateral figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel) as s
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 5, 6, 4
    on conflict (county_id, level, start_on, area, key, since_on) do update set
      received = coalesce(t.received + excluded.received, t.received, excluded.received),
      people = coalesce(t.people + excluded.people, t.people, excluded.people)
  )
  select count(*) into filed from gone;
  if filed >= most then return filed; end if;
  with gone as (
    delete from figure_change as c where c.ctid = any (array(
      select ctid from figure_change where of_county is null or county_id = of_county limit most - filed)) returning c.*
  ), alike as (
    select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel, pace, seconds,
      sum(received)::integer as received, sum(people)::integer as people, sum(accepted)::integer as accepted, sum(declined)::integer as
      declined, sum(mediated)::integer as mediated, sum(settled)::integer as settled, sum(terminated)::integer as terminated,
      sum(closed)::integer as closed, sum(settled_at_station)::integer as settled_at_station, sum(tipoffs)::integer as tipoffs,
      sum(cases_opened)::integer as cases_opened, sum(asked_people)::integer as asked_people, sum(recovered_fen)::bigint as recovered_fen,
      sum(compensation_fen)::bigint as compensation_fen, sum(closed_in_period)::integer as closed_in_period, sum(closed_on_time)::integer as
      closed_on_time, sum(closed_settled)::integer as closed_settled, sum(transferred)::integer as transferred, sum(initial_due)::integer as
      initial_due, sum(initial_on_time)::integer as initial_on_time, sum(verify_due)::integer as verify_due, sum(verify_on_time)::integer as
      verify_on_time, sum(cost_told)::integer as cost_told, sum(trips_told)::integer as trips_told, sum(km_told)::integer as km_told,
      sum(minutes_told)::integer as minutes_told, sum(trips)::bigint as trips, sum(km)::bigint as km, sum(minutes)::bigint as minutes,
      sum(disputed_fen)::bigint as disputed_fen, sum(publishable)::integer as publishable, sum(published)::integer as published,
      sum(paced)::integer as paced
    from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  ), added as (
    insert into figure_cell as t (county_id, level, start_on, since_on, area, key,
    received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, tipoffs, cases_opened, asked_people,
    recovered_fen, compensation_fen, closed_in_period, closed_on_time, closed_settled, transferred, initial_due, initial_on_time,
    verify_due, verify_on_time, cost_told, trips_told, km_told, minutes_told, trips, km, minutes, disputed_fen, publishable, published)
    select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key,
      sum(f.received), sum(f.people), sum(f.accepted), sum(f.declined), sum(f.mediated), sum(f.settled), sum(f.terminated), sum(f.closed),
      sum(f.settled_at_station), sum(f.tipoffs), sum(f.cases_opened), sum(f.asked_people), sum(f.recovered_fen), sum(f.compensation_fen),
      sum(f.closed_in_period), sum(f.closed_on_time), sum(f.closed_settled), sum(f.transferred), sum(f.initial_due), sum(f.initial_on_time),
      sum(f.verify_due), sum(f.verify_on_time), sum(f.cost_told), sum(f.trips_told), sum(f.km_told), sum(f.minutes_told), sum(f.trips),
      sum(f.km), sum(f.minutes), sum(f.disputed_fen), sum(f.publishable), sum(f.published)
    from alike as f cross join lateral figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel) as s
    where f.pace is null
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
      compensation_fen = coalesce(t.compensation_fen + excluded.compensation_fen, t.compensation_fen, excluded.compensation_fen),
      closed_in_period = coalesce(t.closed_in_period + excluded.closed_in_period, t.closed_in_period, excluded.closed_in_period),
      closed_on_time = coalesce(t.closed_on_time + excluded.closed_on_time, t.closed_on_time, excluded.closed_on_time),
      closed_settled = coalesce(t.closed_settled + excluded.closed_settled, t.closed_settled, excluded.closed_settled),
      transferred = coalesce(t.transferred + excluded.transferred, t.transferred, excluded.transferred),
      initial_due = coalesce(t.initial_due + excluded.initial_due, t.initial_due, excluded.initial_due),
      initial_on_time = coalesce(t.initial_on_time + excluded.initial_on_time, t.initial_on_time, excluded.initial_on_time),
      verify_due = coalesce(t.verify_due + excluded.verify_due, t.verify_due, excluded.verify_due),
      verify_on_time = coalesce(t.verify_on_time + excluded.verify_on_time, t.verify_on_time, excluded.verify_on_time),
      cost_told = coalesce(t.cost_told + excluded.cost_told, t.cost_told, excluded.cost_told),
      trips_told = coalesce(t.trips_told + excluded.trips_told, t.trips_told, excluded.trips_told),
      km_told = coalesce(t.km_told + excluded.km_told, t.km_told, excluded.km_told),
      minutes_told = coalesce(t.minutes_told + excluded.minutes_told, t.minutes_told, excluded.minutes_told),
      trips = coalesce(t.trips + excluded.trips, t.trips, excluded.trips),
      km = coalesce(t.km + excluded.km, t.km, excluded.km),
      minutes = coalesce(t.minutes + excluded.minutes, t.minutes, excluded.minutes),
      disputed_fen = coalesce(t.disputed_fen + excluded.disputed_fen, t.disputed_fen, excluded.disputed_fen),
      publishable = coalesce(t.publishable + excluded.publishable, t.publishable, excluded.publishable),
      published = coalesce(t.published + excluded.published, t.published, excluded.published)
  ), timed as (
    insert into pace_cell as t (county_id, pace, level, area, key, start_on, bucket, since_on, n, seconds)
    select f.county_id, f.pace, s.level, s.area, s.key, s.start_on, s.bucket, f.since_on, sum(sign(f.paced))::integer,
      array_agg(case when f.paced > 0 then f.seconds else -1 - f.seconds end order by f.seconds)
    from alike as f cross join lateral pace_spread(f.county_id, f.on_day, f.office_id, f.category_code, f.seconds) as s
      cross join lateral generate_series(1, abs(f.paced))
    where f.pace is not null
    group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (county_id, pace, level, area, key, start_on, bucket, since_on) do update set
      n = t.n + excluded.n, seconds = pace_merged(t.seconds, excluded.seconds)
  )
  select count(*) into folded from gone;
  return filed + folded;
end $$;

-- What 0256 began, at less cost: an act that counts pays half, a fold a third of it. Days of a category and what became of a village's
-- matters are kept no longer: they took as much room as all else, and a period of whole months asks for neither.

-- What is noted is folded by the former way first.
select figure_fold(2147483647);

-- All that a complaint counts for, by its ledger lines below a number: what became of it from its acceptance on, by the first line of
-- each kind; refusals and agreements by each line. An act that is dated before the acceptance counts from the acceptance on, and an office
-- has received what the centre dispatched to it. Line by line, because this runs at each act that counts.
create or replace function figures_of(c complaint, below integer) returns setof figure_change language plpgsql stable as $$
declare
  place figure_change;
  f figure_change;
  line record;
  accepted date;
  mediated date;
  settled date;
  terminated date;
  closed date;
begin
  place.county_id := c.county_id;
  place.office_id := c.office_id;
  place.town_id := town_of(c.county_id, c.operator_region_id);
  place.category_code := coalesce(c.category_code, 'none');
  place.nature_code := coalesce(c.nature_code, 'none');
  place.channel := c.channel;
  if c.merged is null and c.received_at is not null then
    f := place;
    f.on_day := (c.received_at at time zone 'Asia/Shanghai')::date;
    f.since_on := month_of(f.on_day);
    f.office_id := case when c.dispatched_on is not null then c.office_id end;
    f.region_id := coalesce(c.operator_region_id, 'none');
    f.received := 1;
    f.people := people_of(c.joint);
    return next f;
  end if;
  for line in select l.verb, l.on_day, l.detail from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.seq < below
    and l.verb in ('accepted', 'declined', 'session-held', 'settled', 'terminated', 'closed', 'settled-at-station')
  loop
    case line.verb
      when 'accepted' then accepted := least(accepted, line.on_day);
      when 'session-held' then mediated := least(mediated, line.on_day);
      when 'terminated' then terminated := least(terminated, line.on_day);
      when 'closed' then closed := least(closed, line.on_day);
      else
        f := place;
        f.on_day := line.on_day;
        f.since_on := month_of(line.on_day);
        if line.verb = 'declined' then
          f.declined := 1;
        else
          f.recovered_fen := (line.detail ->> 'recoveredFen')::bigint;
          f.compensation_fen := (line.detail ->> 'compensationFen')::bigint;
          if line.verb = 'settled' then
            settled := least(settled, line.on_day);
          else
            f.settled_at_station := 1;
          end if;
        end if;
        return next f;
    end case;
  end loop;
  if c.merged is not null or accepted is null then return; end if;
  place.since_on := month_of(accepted);
  f := place;
  f.on_day := accepted;
  f.region_id := coalesce(c.operator_region_id, 'none');
  f.accepted := 1;
  return next f;
  if mediated is not null then f := place; f.on_day := greatest(accepted, mediated); f.mediated := 1; return next f; end if;
  if settled is not null then f := place; f.on_day := greatest(accepted, settled); f.settled := 1; return next f; end if;
  if terminated is not null then f := place; f.on_day := greatest(accepted, terminated); f.terminated := 1; return next f; end if;
  if closed is not null then f := place; f.on_day := greatest(accepted, closed); f.closed := 1; return next f; end if;
end $$;

-- What is to be noted so that the one becomes the other; nothing where they are the same.
create or replace function figure_difference(next figure_change[], past figure_change[]) returns setof figure_change
  language plpgsql stable as $$
begin
  return query select * from (
    select b.county_id, b.on_day, b.since_on, b.office_id, b.region_id, b.town_id, b.category_code, b.nature_code, b.channel,
      nullif(sum(b.received), 0)::integer as received, nullif(sum(b.people), 0)::integer as people,
      nullif(sum(b.accepted), 0)::integer as accepted, nullif(sum(b.declined), 0)::integer as declined,
      nullif(sum(b.mediated), 0)::integer as mediated, nullif(sum(b.settled), 0)::integer as settled,
      nullif(sum(b.terminated), 0)::integer as terminated, nullif(sum(b.closed), 0)::integer as closed,
      nullif(sum(b.settled_at_station), 0)::integer as settled_at_station,
      nullif(sum(b.tipoffs), 0)::integer as tipoffs, nullif(sum(b.cases_opened), 0)::integer as cases_opened,
      nullif(sum(b.asked_people), 0)::integer as asked_people,
      nullif(sum(b.recovered_fen), 0)::bigint as recovered_fen,
      nullif(sum(b.compensation_fen), 0)::bigint as compensation_fen
    from (
      select * from unnest(next)
      union all
      select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel,
      -received, -people, -accepted, -declined, -mediated, -settled, -terminated, -closed, -settled_at_station,
      -tipoffs, -cases_opened, -asked_people, -recovered_fen, -compensation_fen
      from unnest(past)
    ) as b
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ) as d
  where num_nonnulls(
    d.received, d.people, d.accepted, d.declined, d.mediated, d.settled, d.terminated, d.closed,
    d.settled_at_station, d.tipoffs, d.cases_opened, d.asked_people, d.recovered_fen, d.compensation_fen) > 0;
end $$;

-- In which cells a note counts. A category is one of its own node and of each above it.
create or replace function figure_spread(county integer, day date, office text, region text, town text, category text, nature text, channel text)
  returns table (county_id integer, level "char", start_on date, area text, key text) language sql stable as $$
  select case when s.level = 'R' then s.number else county end, s.level::"char", s.start_on, s.area, s.key from (
    select split_part(category, '.', 1) as top, month_of(day) as month
  ) as m, lateral (
    select 'd' as level, day as start_on, '' as area, '' as key, 0 as number
    union all select 'o', day, office, '', 0
    union all select a.level, m.month, a.area, n.key, 0
      from (values ('C', ''), ('O', office), ('T', town)) as a (level, area),
        (values (''), (m.top), (case when category <> m.top then category end)) as n (key)
    union all select 'V', m.month, region, n.key, 0 from (values (''), (m.top)) as n (key)
    union all select 'N', m.month, '', nature, 0
    union all select 'n', m.month, case when nature is not null then office end, nature, 0
    union all select 'H', m.month, '', channel, 0
    union all select 'h', m.month, case when channel is not null then office end, channel, 0
    union all select 'R', m.month, '', n.key, a.number
      from (values (county / 100 * 100), (county / 10000 * 10000), (0)) as a (number), (values (''), (m.top)) as n (key)
  ) as s
  where s.area is not null and s.key is not null
$$;

-- Folds so many notes into their cells, in one transaction: a kill between the two leaves both as they were. One at a time, whoever asks.
create or replace function figure_fold(most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(1231502) then return 0; end if;
  with gone as (
    delete from figure_change as c where c.ctid = any (array(select ctid from figure_change limit most)) returning c.*
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

delete from figure_cell where level = 'k' or level = 'V' and num_nonnulls(received, people, accepted) = 0;
update figure_cell set declined = null, mediated = null, settled = null, terminated = null, closed = null, settled_at_station = null,
  recovered_fen = null, compensation_fen = null where level = 'V';

-- Of a month that is not whole, what became of the accepted of an office and a category is counted from the ledger by day. All other
-- verbs of it stand in ledger_figure; the entries of one day and verb share their key, so that a line costs some bytes.
create index ledger_outcome on ledger (county_id, verb, on_day) where verb in ('session-held', 'closed');

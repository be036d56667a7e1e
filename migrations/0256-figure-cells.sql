-- 计数格 (figure cell): how many of each figure a county, an office, a town or a village has in a day or a month, so that nobody counts a
-- table. An act notes what it changes in a heap without indexes, in its own transaction and without waiting for anybody; a follower
-- folds the notes into the cells a moment later; a reader adds what is not folded yet. A note is the difference between what a matter
-- counted for before and what it counts for now: a correction takes away under the old place and adds under the new.

create table figure_change (
  county_id integer not null,
  on_day date not null,
  -- The first of the month of the acceptance for what became of the accepted; else of the month of the day.
  since_on date not null,
  -- Null where the figure has no such side: no office for what no office has received, no town for an inquiry.
  office_id text, region_id text, town_id text, category_code text, nature_code text, channel text,
  received integer, people integer, accepted integer, declined integer, mediated integer, settled integer,
  terminated integer, closed integer, settled_at_station integer, tipoffs integer, cases_opened integer,
  asked_people integer, recovered_fen bigint, compensation_fen bigint
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 100000);

-- The levels: d a day of the county, o of an office, k of a category at the top; months of the county (C), of an office (O), a town (T)
-- and a village (V) by category; of the county by nature (N) and by channel (H), of an office likewise (n, h); R above the county, where
-- county_id is that of the city (…00), of the province (…0000) or nought for the nation.
create table figure_cell (
  county_id integer not null,
  level "char" not null,
  start_on date not null,
  since_on date not null,
  area text collate "C" not null,
  key text collate "C" not null,
  received integer, people integer, accepted integer, declined integer, mediated integer, settled integer,
  terminated integer, closed integer, settled_at_station integer, tipoffs integer, cases_opened integer,
  asked_people integer, recovered_fen bigint, compensation_fen bigint,
  primary key (county_id, level, start_on, area, key, since_on)
) with (fillfactor = 90);

create function month_of(day date) returns date language sql immutable parallel safe as $$
  select day - (extract(day from day)::integer - 1) $$;

create function town_of(county integer, region text) returns text language sql stable as $$
  select coalesce((select case r.kind when 'village' then r.parent_id when 'town' then r.id end
    from region as r where r.county_id = county and r.id = region), 'none')
$$;

-- The people of a complaint who are still in it.
create function people_of(joint jsonb) returns integer language sql immutable parallel safe as $$
  select case when joint is null then 1
    else jsonb_array_length(jsonb_path_query_array(joint, '$.members[*] ? (@.leftOn == null)')) end
$$;

-- All that a complaint counts for, by its ledger lines below a number: what became of it from its acceptance on, by the first line of
-- each kind; refusals and agreements by each line. An act that is dated before the acceptance counts from the acceptance on, and an office
-- has received what the centre dispatched to it. In this language the plan is made once a session.
create function figures_of(c complaint, below integer) returns setof figure_change language plpgsql stable as $$
begin
  return query
  with line as materialized (
    select l.verb, l.on_day, l.detail from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below
      and l.verb in ('accepted', 'declined', 'session-held', 'settled', 'terminated', 'closed', 'settled-at-station')
  ), first as (
    select min(l.on_day) filter (where l.verb = 'accepted') as accepted, min(l.on_day) filter (where l.verb = 'session-held') as mediated,
      min(l.on_day) filter (where l.verb = 'settled') as settled, min(l.on_day) filter (where l.verb = 'terminated') as terminated,
      min(l.on_day) filter (where l.verb = 'closed') as closed
    from line as l
  ), counted as (
    select d.day, month_of(d.day) as since_on, case when c.dispatched_on is not null then c.office_id end as office_id,
      1 as received, people_of(c.joint) as people, null::integer as accepted, null::integer as declined,
      null::integer as mediated, null::integer as settled, null::integer as terminated, null::integer as closed,
      null::integer as settled_at_station, null::bigint as recovered_fen, null::bigint as compensation_fen
    from (select (c.received_at at time zone 'Asia/Shanghai')::date as day) as d
    where c.received_at is not null and c.merged is null
    union all
    select greatest(f.accepted, e.on_day), month_of(f.accepted), c.office_id, null, null, e.accepted, null, e.mediated, e.settled,
      e.terminated, e.closed, null, null, null
    from first as f, lateral (values (f.accepted, 1, null, null, null, null), (f.mediated, null, 1, null, null, null),
      (f.settled, null, null, 1, null, null), (f.terminated, null, null, null, 1, null), (f.closed, null, null, null, null, 1)
    ) as e (on_day, accepted, mediated, settled, terminated, closed)
    where c.merged is null and f.accepted is not null and e.on_day is not null
    union all
    select l.on_day, month_of(l.on_day), c.office_id, null, null, null, case when l.verb = 'declined' then 1 end, null, null, null, null,
      case when l.verb = 'settled-at-station' then 1 end,
      case when l.verb <> 'declined' then (l.detail ->> 'recoveredFen')::bigint end,
      case when l.verb <> 'declined' then (l.detail ->> 'compensationFen')::bigint end
    from line as l where l.verb in ('declined', 'settled', 'settled-at-station')
  )
  select c.county_id, f.day, f.since_on, f.office_id, coalesce(c.operator_region_id, 'none'),
    town_of(c.county_id, c.operator_region_id), coalesce(c.category_code, 'none'), coalesce(c.nature_code, 'none'), c.channel,
    f.received, f.people, f.accepted, f.declined, f.mediated, f.settled, f.terminated, f.closed, f.settled_at_station,
    null::integer, null::integer, null::integer, f.recovered_fen, f.compensation_fen
  from counted as f;
end $$;

create function figures_of(t tipoff, below integer) returns setof figure_change language plpgsql stable as $$
begin
  return query
  select t.county_id, f.day, month_of(f.day), f.office_id, null, null, coalesce(t.category_code, 'none'), null, null,
    null::integer, null::integer, null::integer, null::integer, null::integer, null::integer, null::integer,
    null::integer, null::integer, f.tipoffs::integer, f.cases_opened::integer, null::integer, null::bigint,
    null::bigint
  from (
    select (t.received_at at time zone 'Asia/Shanghai')::date as day,
      case when t.dispatched_on is not null then t.office_id end as office_id, 1 as tipoffs, null::integer as cases_opened
    where t.received_at is not null
    union all
    select min(l.on_day), t.office_id, null, 1 from ledger as l
    where l.county_id = t.county_id and l.matter_id = t.id and l.seq < below and l.verb = 'enforcement-opened' having count(*) > 0
  ) as f;
end $$;

create function figures_of(i inquiry) returns setof figure_change language plpgsql stable as $$
begin
  return query
  select i.county_id, f.day, month_of(f.day), i.office_id, null, null, coalesce(i.category_code, 'none'), null, null,
    null::integer, null::integer, null::integer, null::integer, null::integer, null::integer, null::integer,
    null::integer, null::integer, null::integer, null::integer, i.people::integer, null::bigint, null::bigint
  from (select (i.received_at at time zone 'Asia/Shanghai')::date as day where i.received_at is not null) as f;
end $$;

-- What is to be noted so that the one becomes the other; nothing where they are the same.
create function figure_difference(next figure_change[], past figure_change[]) returns setof figure_change
  language sql stable as $$
  select * from (
    select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel,
      nullif(sum(received), 0)::integer as received, nullif(sum(people), 0)::integer as people,
      nullif(sum(accepted), 0)::integer as accepted, nullif(sum(declined), 0)::integer as declined,
      nullif(sum(mediated), 0)::integer as mediated, nullif(sum(settled), 0)::integer as settled,
      nullif(sum(terminated), 0)::integer as terminated, nullif(sum(closed), 0)::integer as closed,
      nullif(sum(settled_at_station), 0)::integer as settled_at_station, nullif(sum(tipoffs), 0)::integer as tipoffs,
      nullif(sum(cases_opened), 0)::integer as cases_opened, nullif(sum(asked_people), 0)::integer as asked_people,
      nullif(sum(recovered_fen), 0)::bigint as recovered_fen,
      nullif(sum(compensation_fen), 0)::bigint as compensation_fen
    from (
      select * from unnest(next)
      union all
      select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel,
      -received, -people, -accepted, -declined, -mediated, -settled, -terminated, -closed, -settled_at_station,
      -tipoffs, -cases_opened, -asked_people, -recovered_fen, -compensation_fen
      from unnest(past)
    ) as both_sides
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ) as d
  where num_nonnulls(
    d.received, d.people, d.accepted, d.declined, d.mediated, d.settled, d.terminated, d.closed,
    d.settled_at_station, d.tipoffs, d.cases_opened, d.asked_people, d.recovered_fen, d.compensation_fen) > 0
$$;

-- In which cells a note counts. A category is one of its own node and of each above it.
create function figure_spread(county integer, day date, office text, region text, town text, category text, nature text, channel text)
  returns table (county_id integer, level "char", start_on date, area text, key text) language sql stable as $$
  select case when s.level = 'R' then s.number else county end, s.level::"char", s.start_on, s.area, s.key from (
    select split_part(category, '.', 1) as top, month_of(day) as month
  ) as m, lateral (
    select 'd' as level, day as start_on, '' as area, '' as key, 0 as number
    union all select 'o', day, office, '', 0
    union all select 'k', day, '', m.top, 0
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

-- The cells and what is not folded into them yet: what every reader counts.
create view figure_count as
  select county_id, level, start_on, since_on, area, key,
    received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, tipoffs,
    cases_opened, asked_people, recovered_fen, compensation_fen
  from figure_cell
  union all
  select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key,
    f.received, f.people, f.accepted, f.declined, f.mediated, f.settled, f.terminated, f.closed,
    f.settled_at_station, f.tipoffs, f.cases_opened, f.asked_people, f.recovered_fen, f.compensation_fen
  from figure_change as f cross join lateral figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel) as s;

-- The same once more from the matters and the ledger: what the cells must be.
create view figure_recount as
  select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key, f.county_id as of_county_id,
    f.received, f.people, f.accepted, f.declined, f.mediated, f.settled, f.terminated, f.closed,
    f.settled_at_station, f.tipoffs, f.cases_opened, f.asked_people, f.recovered_fen, f.compensation_fen
  from (
    select f.* from complaint as c cross join lateral figures_of(c, 2147483647) as f
    union all
    select f.* from tipoff as t cross join lateral figures_of(t, 2147483647) as f
    union all
    select f.* from inquiry as i cross join lateral figures_of(i) as f
  ) as f cross join lateral figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel) as s;

-- Folds so many notes into their cells, in one transaction: a kill between the two leaves both as they were. One at a time, whoever asks.
create function figure_fold(most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(1231502) then return 0; end if;
  with gone as (
    delete from figure_change as c where c.ctid = any (array(select ctid from figure_change limit most)) returning c as f
  ), added as (
    insert into figure_cell as t (county_id, level, start_on, since_on, area, key,
    received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, tipoffs,
    cases_opened, asked_people, recovered_fen, compensation_fen)
    select s.county_id, s.level, s.start_on, (g.f).since_on, s.area, s.key,
      sum((g.f).received), sum((g.f).people), sum((g.f).accepted), sum((g.f).declined), sum((g.f).mediated),
      sum((g.f).settled), sum((g.f).terminated), sum((g.f).closed), sum((g.f).settled_at_station),
      sum((g.f).tipoffs), sum((g.f).cases_opened), sum((g.f).asked_people), sum((g.f).recovered_fen),
      sum((g.f).compensation_fen)
    from gone as g cross join lateral figure_spread((g.f).county_id, (g.f).on_day, (g.f).office_id, (g.f).region_id, (g.f).town_id, (g.f).category_code, (g.f).nature_code, (g.f).channel) as s group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 5, 6, 4
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

create function complaint_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- No line of it can be there before it is.
  insert into figure_change (county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel, received, people)
  select n.county_id, d.day, month_of(d.day), case when n.dispatched_on is not null then n.office_id end,
    coalesce(n.operator_region_id, 'none'),
    case r.kind when 'village' then coalesce(r.parent_id, 'none') when 'town' then r.id else 'none' end,
    coalesce(n.category_code, 'none'), coalesce(n.nature_code, 'none'), n.channel, 1, people_of(n.joint)
  from new_rows as n cross join lateral (select (n.received_at at time zone 'Asia/Shanghai')::date as day) as d
    left join region as r on r.county_id = n.county_id and r.id = n.operator_region_id
  where n.received_at is not null and n.merged is null;
  return null;
end $$;
create trigger complaint_figure_insert after insert on complaint referencing new table as new_rows
  for each statement execute function complaint_figure_insert();

create function complaint_figure_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into figure_change
  select d.* from figure_difference(
    array(select f from figures_of(new, 2147483647) as f), array(select f from figures_of(old, 2147483647) as f)) as d;
  return null;
end $$;
-- Asked of each row, because most acts on a matter change none of these and then pay for nothing but the question.
create trigger complaint_figure_update after update on complaint for each row
  when (old.received_at is distinct from new.received_at or (old.merged is null) <> (new.merged is null)
    or (old.dispatched_on is null) <> (new.dispatched_on is null) or old.office_id is distinct from new.office_id
    or old.category_code is distinct from new.category_code or old.nature_code is distinct from new.nature_code
    or old.channel is distinct from new.channel or old.operator_region_id is distinct from new.operator_region_id
    or old.joint is distinct from new.joint)
  execute function complaint_figure_update();

create function tipoff_figure_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into figure_change
  select d.* from figure_difference(array(select f from figures_of(new, 2147483647) as f),
    case when tg_op = 'UPDATE' then array(select f from figures_of(old, 2147483647) as f) else '{}' end) as d;
  return null;
end $$;
create trigger tipoff_figure_insert after insert on tipoff for each row execute function tipoff_figure_change();
create trigger tipoff_figure_update after update on tipoff for each row
  when (old.received_at is distinct from new.received_at or (old.dispatched_on is null) <> (new.dispatched_on is null)
    or old.office_id is distinct from new.office_id or old.category_code is distinct from new.category_code)
  execute function tipoff_figure_change();

create function inquiry_figure_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into figure_change
  select d.* from figure_difference(array(select f from figures_of(new) as f),
    case when tg_op = 'UPDATE' then array(select f from figures_of(old) as f) else '{}' end) as d;
  return null;
end $$;
create trigger inquiry_figure_insert after insert on inquiry for each row execute function inquiry_figure_change();
create trigger inquiry_figure_update after update on inquiry for each row
  when (old.received_at is distinct from new.received_at or old.office_id is distinct from new.office_id
    or old.category_code is distinct from new.category_code or old.people is distinct from new.people)
  execute function inquiry_figure_change();

create function ledger_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from new_lines where verb in ('accepted', 'declined', 'session-held', 'settled', 'terminated', 'closed',
    'settled-at-station', 'enforcement-opened')) then return null; end if;
  with told as (
    select county_id, matter_id, min(seq) as seq from new_lines where verb in ('accepted', 'declined', 'session-held', 'settled',
      'terminated', 'closed', 'settled-at-station', 'enforcement-opened') group by 1, 2
  )
  insert into figure_change
  select d.* from told join complaint as c on c.county_id = told.county_id and c.id = told.matter_id
    cross join lateral figure_difference(array(select f from figures_of(c, 2147483647) as f),
      array(select f from figures_of(c, told.seq) as f)) as d
  union all
  select d.* from told join tipoff as c on c.county_id = told.county_id and c.id = told.matter_id
    cross join lateral figure_difference(array(select f from figures_of(c, 2147483647) as f),
      array(select f from figures_of(c, told.seq) as f)) as d;
  return null;
end $$;
create trigger ledger_figure_insert after insert on ledger referencing new table as new_lines
  for each statement execute function ledger_figure_insert();

-- A village that goes to another town takes its matters along.
create function region_figure_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := case old.kind when 'village' then coalesce(old.parent_id, 'none') when 'town' then old.id else 'none' end;
begin
  insert into figure_change
  select d.* from (
    select array_agg(f) as now from complaint as c cross join lateral figures_of(c, 2147483647) as f
    where c.county_id = new.county_id and c.operator_region_id = new.id
  ) as a cross join lateral figure_difference(a.now, array(
    select row(f.county_id, f.on_day, f.since_on, f.office_id, f.region_id, before, f.category_code, f.nature_code, f.channel,
      f.received, f.people, f.accepted, f.declined, f.mediated, f.settled, f.terminated, f.closed,
      f.settled_at_station, f.tipoffs, f.cases_opened, f.asked_people, f.recovered_fen, f.compensation_fen)::figure_change
    from unnest(a.now) as f)) as d;
  return null;
end $$;
create trigger region_figure_update after update on region for each row
  when (old.kind is distinct from new.kind or old.parent_id is distinct from new.parent_id)
  execute function region_figure_update();

-- Fills the cells with what is there, in bounded pieces; whoever files waits until it is done.
create procedure figure_fill(piece integer) language plpgsql as $$
declare
  county integer;
  first_id uuid;
  last_id uuid;
begin
  perform pg_advisory_xact_lock(1231502);
  lock table complaint, tipoff, inquiry, ledger, region in share mode;
  delete from figure_change;
  delete from figure_cell;
  for county in select county_id from county order by 1 loop
    last_id := null;
    loop
      first_id := last_id;
      select (array_agg(id order by id desc))[1] into last_id from (
        select c.id from complaint as c where c.county_id = county and (first_id is null or c.id > first_id) order by c.id limit piece
      ) as p(id);
      exit when last_id is null;
      insert into figure_change select f.* from complaint as c cross join lateral figures_of(c, 2147483647) as f
      where c.county_id = county and (first_id is null or c.id > first_id) and c.id <= last_id;
      perform figure_fold(2147483647);
    end loop;
  end loop;
  insert into figure_change select f.* from tipoff as t cross join lateral figures_of(t, 2147483647) as f;
  insert into figure_change select f.* from inquiry as i cross join lateral figures_of(i) as f;
  perform figure_fold(2147483647);
end $$;
call figure_fill(20000);

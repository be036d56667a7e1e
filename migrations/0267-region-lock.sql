-- A filing that was not yet committed while its village went to another town was counted under the former town for good, for neither saw
-- the other. Whoever notes what a place counts for now holds the places of his county as they are, shared with all others who note;
-- whoever changes places waits for those, and is waited for. The lock is one of the county: a storm of filings takes no more than one
-- each, and an import of a thousand villages one. It is taken in a statement of its own, for what is read after it must see what was
-- committed while it was waited for. Places that are added or removed move the matters that name them too.

create function hold_places(county integer) returns void language sql as $$ select pg_advisory_xact_lock_shared(1231503, county) $$;
create function change_places(county integer) returns void language sql as $$ select pg_advisory_xact_lock(1231503, county) $$;

create or replace function complaint_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hold_places(n.county_id) from (select distinct county_id from new_rows where operator_region_id is not null order by 1) as n;
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

create or replace function complaint_figure_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if coalesce(new.operator_region_id, old.operator_region_id) is not null then perform hold_places(new.county_id); end if;
  insert into figure_change
  select d.* from figure_difference(
    array(select f from figures_of(new, 2147483647) as f), array(select f from figures_of(old, 2147483647) as f)) as d;
  return null;
end $$;

create or replace function ledger_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from new_lines where verb in ('accepted', 'declined', 'session-held', 'settled', 'terminated', 'closed',
    'settled-at-station', 'enforcement-opened')) then return null; end if;
  perform hold_places(n.county_id) from (select distinct county_id from new_lines order by 1) as n;
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

-- A place that goes to another town, that is added or that is removed takes along the matters that name it.
drop trigger region_figure_update on region;
drop function region_figure_update();
create function region_figure_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  places jsonb;
begin
  -- Which statement brought which rows decides what may be named, so that each is asked for by itself.
  if tg_op = 'INSERT' then
    select jsonb_agg(jsonb_build_array(n.county_id, n.id, 'none', town)) into places
    from (select *, case kind when 'village' then coalesce(parent_id, 'none') when 'town' then id else 'none' end as town from new_rows) as n
    where town <> 'none';
  elsif tg_op = 'DELETE' then
    select jsonb_agg(jsonb_build_array(o.county_id, o.id, town, 'none')) into places
    from (select *, case kind when 'village' then coalesce(parent_id, 'none') when 'town' then id else 'none' end as town from old_rows) as o
    where town <> 'none';
  else
    select jsonb_agg(jsonb_build_array(county_id, id, coalesce(o.town, 'none'), coalesce(n.town, 'none'))) into places
    from (select county_id, id, case kind when 'village' then coalesce(parent_id, 'none') when 'town' then id else 'none' end as town
        from old_rows) as o
      full join (select county_id, id, case kind when 'village' then coalesce(parent_id, 'none') when 'town' then id else 'none' end as town
        from new_rows) as n using (county_id, id)
    where coalesce(o.town, 'none') <> coalesce(n.town, 'none');
  end if;
  if places is null then return null; end if;
  perform change_places(p.county_id) from (select distinct (p ->> 0)::integer as county_id from jsonb_array_elements(places) as p order by 1) as p;
  insert into figure_change
  select d.* from (
    select array_agg(f) as now, array_agg(row(f.county_id, f.on_day, f.since_on, f.office_id, f.region_id, p.past, f.category_code,
      f.nature_code, f.channel, f.received, f.people, f.accepted, f.declined, f.mediated, f.settled, f.terminated, f.closed,
      f.settled_at_station, f.tipoffs, f.cases_opened, f.asked_people, f.recovered_fen, f.compensation_fen)::figure_change) as past
    from (select (p ->> 0)::integer as county_id, p ->> 1 as id, p ->> 2 as past from jsonb_array_elements(places) as p) as p
      join complaint as c on c.county_id = p.county_id and c.operator_region_id = p.id
      cross join lateral figures_of(c, 2147483647) as f
  ) as a cross join lateral figure_difference(a.now, a.past) as d;
  return null;
end $$;
create trigger region_figure_insert after insert on region referencing new table as new_rows
  for each statement execute function region_figure_change();
create trigger region_figure_update after update on region referencing old table as old_rows new table as new_rows
  for each statement execute function region_figure_change();
create trigger region_figure_delete after delete on region referencing old table as old_rows
  for each statement execute function region_figure_change();

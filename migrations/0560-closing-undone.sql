-- A close that was taken back (更正送不到 of what was closed upon it) is none from that day on, as one that a revocation undid (0355): the
-- figure of the closed counts it no more until it is closed again. Its ledger line tells which close is gone (`closedOn`). What the month
-- of that close had counted stays in it, as with a revocation: what was closed, in time, settled, to be published and published. What
-- the consumer told in the call afterwards, of his costs and how content he was, comes to the month of a close whenever he is called: it was
-- told once, and goes with the close that stands.

-- Nobody folds, files or acts meanwhile, and what is noted is folded by the former way first.
select pg_advisory_xact_lock(1231502);
lock table complaint, ledger, publication, region in share mode;
select figure_fold(2147483647);

create index ledger_reopened on ledger (county_id, matter_id, on_day)
  where verb = 'service-failure-corrected' and detail ->> 'closedOn' is not null;

create temporary table counted_before on commit drop as
  select c.county_id, c.id, array(select f from anew_of(c, 2147483647) as f) as of from complaint as c
  where (c.county_id, c.id) in (select l.county_id, l.matter_id from ledger as l
    where l.verb = 'service-failure-corrected' and l.detail ->> 'closedOn' is not null);

-- Whether a line of the kind tells on a day of what is so still: told by then, and neither revoked after it by then nor, of a close, taken back.
create or replace function stands(county integer, matter uuid, what text, until date) returns boolean language sql stable as $$
  select exists (select from ledger as l where l.county_id = county and l.matter_id = matter and l.verb = what and l.on_day <= until
    and not exists (select from ledger as a where a.county_id = county and a.matter_id = matter and a.seq > l.seq and a.on_day <= until
      and (a.verb = 'decision-annulled'
        or what = 'closed' and a.verb = 'service-failure-corrected' and a.detail ->> 'closedOn' is not null))) $$;

-- As before (0355), and of what was opened again without a revocation.
create or replace function anew_of(c complaint, below integer) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
  accepted date;
  what text;
  line record;
  was integer;
  counted integer;
  is_so integer;
  first_on date;
begin
  if c.merged is not null then return; end if;
  if c.annulments = '[]' and not exists (select from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below
    and l.verb = 'service-failure-corrected' and l.detail ->> 'closedOn' is not null) then return; end if;
  select min(l.on_day) into accepted from ledger as l
    where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb = 'accepted';
  if accepted is null then return; end if;
  f.county_id := c.county_id;
  f.office_id := c.office_id;
  f.town_id := town_of(c.county_id, c.operator_region_id);
  f.category_code := coalesce(c.category_code, 'none');
  f.nature_code := coalesce(c.nature_code, 'none');
  f.channel := c.channel;
  f.since_on := month_of(accepted);
  foreach what in array array['terminated', 'closed'] loop
    was := 0;
    select greatest(accepted, min(l.on_day)) into first_on from ledger as l
      where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb = what having count(*) > 0;
    for line in select distinct greatest(accepted, l.on_day) as day from ledger as l
      where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below
        and (l.verb in (what, 'decision-annulled')
          or what = 'closed' and l.verb = 'service-failure-corrected' and l.detail ->> 'closedOn' is not null) order by 1
    loop
      select count(*)::integer into is_so from (select from ledger as l
        where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb = what and l.on_day <= line.day
          and not exists (select from ledger as a where a.county_id = c.county_id and a.matter_id = c.id and a.seq < below
            and a.seq > l.seq and a.on_day <= line.day and (a.verb = 'decision-annulled'
              or what = 'closed' and a.verb = 'service-failure-corrected' and a.detail ->> 'closedOn' is not null)) limit 1) as s;
      counted := is_so - case when first_on <= line.day then 1 else 0 end;
      if counted <> was then
        f.on_day := line.day;
        f.terminated := case when what = 'terminated' then counted - was end;
        f.closed := case when what = 'closed' then counted - was end;
        return next f;
        was := counted;
      end if;
    end loop;
  end loop;
end $$;

-- As before (0355), and what is kept of a close that was taken back.
create or replace function counted_of(c complaint) returns setof figure_change language plpgsql stable as $$
begin
  return query select * from figures_of(c, 2147483647);
  return query select * from handled_of(c);
  return query select * from paces_of(c, 0);
  return query select * from anew_of(c, 2147483647);
  return query select * from kept_of(c.county_id, c.id, c.office_id, c.category_code);
end $$;

-- As before (0413): what is kept is among the counted, whether anything was revoked before the change or not.
create or replace function noted_of(before complaint, later jsonb) returns setof figure_change language plpgsql stable as $$
begin
  return query select * from counted_of(before);
end $$;

-- What the month of a close counts of it, whatever becomes of the close: not what it cost.
create function close_of(c complaint, k matter_clock) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
begin
  for f in select * from ended_of(c, k) as e where e.closed_in_period is not null loop
    f.cost_told := null;
    f.trips := null;
    f.trips_told := null;
    f.km := null;
    f.km_told := null;
    f.minutes := null;
    f.minutes_told := null;
    f.fee_fen := null;
    f.fee_told := null;
    return next f;
  end loop;
end $$;

create function complaint_figure_keep_close() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mediate matter_clock;
begin
  select * into mediate from matter_clock as m where m.county_id = old.county_id and m.matter_id = old.id and m.clock = 'mediate';
  perform keep_counts(old.county_id, old.id, array(select f from close_of(old, mediate) as f));
  -- By themselves, so that the day of the close stands before that of the publication.
  perform keep_counts(old.county_id, old.id, array(select f from published_of(old) as f order by f.publishable nulls last));
  return null;
end $$;
create trigger complaint_figure_keep_close after update on complaint for each row
  when (old.closed_on is not null and new.closed_on is null and jsonb_array_length(new.annulments) = jsonb_array_length(old.annulments))
  execute function complaint_figure_keep_close();

-- As before (0355), and lines by which a close is taken back.
create or replace function ledger_figure_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from new_lines where verb in ('accepted', 'terminated', 'closed', 'decision-annulled', 'service-failure-corrected'))
  then return null; end if;
  perform hold_places(n.county_id) from (select distinct l.county_id from new_lines as l
    join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
    where c.annulments <> '[]' or exists (select from ledger as u where u.county_id = c.county_id and u.matter_id = c.id
      and u.verb = 'service-failure-corrected' and u.detail ->> 'closedOn' is not null) order by 1) as n;
  with told as (
    select county_id, matter_id, min(seq) as seq from new_lines
    where verb in ('accepted', 'terminated', 'closed', 'decision-annulled', 'service-failure-corrected') group by 1, 2
  )
  insert into figure_change
  select d.* from told join complaint as c on c.county_id = told.county_id and c.id = told.matter_id
    cross join lateral figure_difference(array(select f from anew_of(c, 2147483647) as f), array(select f from anew_of(c, told.seq) as f)) as d
  where c.annulments <> '[]' or exists (select from ledger as u where u.county_id = c.county_id and u.matter_id = c.id
    and u.verb = 'service-failure-corrected' and u.detail ->> 'closedOn' is not null);
  return null;
end $$;

-- As before (0355), of those whose close was taken back too.
create or replace function region_figure_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was text := 'none';
  town text := 'none';
  place text;
  county integer;
begin
  if tg_op <> 'INSERT' then
    was := case old.kind when 'village' then coalesce(old.parent_id, 'none') when 'town' then old.id else 'none' end;
    place := old.id;
    county := old.county_id;
  end if;
  if tg_op <> 'DELETE' then
    town := case new.kind when 'village' then coalesce(new.parent_id, 'none') when 'town' then new.id else 'none' end;
    place := new.id;
    county := new.county_id;
  end if;
  if was = town then return null; end if;
  perform change_places(county);
  insert into figure_change
  select (g).* from (
    select jsonb_populate_record(f, jsonb_build_object('town_id', town)) as g
    from complaint as c cross join lateral anew_of(c, 2147483647) as f
    where c.county_id = county and c.operator_region_id = place
      and (c.annulments <> '[]' or exists (select from ledger as u where u.county_id = c.county_id and u.matter_id = c.id
        and u.verb = 'service-failure-corrected' and u.detail ->> 'closedOn' is not null))
    union all
    select jsonb_populate_record(f, jsonb_build_object('town_id', was, 'terminated', -f.terminated, 'closed', -f.closed)) as g
    from complaint as c cross join lateral anew_of(c, 2147483647) as f
    where c.county_id = county and c.operator_region_id = place
      and (c.annulments <> '[]' or exists (select from ledger as u where u.county_id = c.county_id and u.matter_id = c.id
        and u.verb = 'service-failure-corrected' and u.detail ->> 'closedOn' is not null))
  ) as moved;
  return null;
end $$;

-- What is there already: what its close had counted for, as it was closed, and that it is none since.
select keep_counts(c.county_id, c.id, array(select f from close_of(was, k) as f
  union all select f from published_of(was) as f where f.publishable is not null))
from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
  cross join lateral jsonb_populate_record(c, jsonb_build_object('state', 'closed', 'closed_on', l.detail ->> 'closedOn')) as was
  left join matter_clock as k on k.county_id = c.county_id and k.matter_id = c.id and k.clock = 'mediate'
where l.verb = 'service-failure-corrected' and l.detail ->> 'closedOn' is not null;
insert into figure_change
select d.* from counted_before as b join complaint as c on c.county_id = b.county_id and c.id = b.id
  cross join lateral figure_difference(array(select f from anew_of(c, 2147483647) as f), b.of) as d;
select figure_fold(2147483647);

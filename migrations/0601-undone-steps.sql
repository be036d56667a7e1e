-- 撤回: a step that was taken back was none. Its line stays in the ledger, and a line `step-undone` beside it says which line that is; whoever
-- counts by lines passes over it. Of what can be taken back only the dispatch is counted: it may have been the first thing that anybody did
-- about a complaint, and it ends a link of 响应时效.

create index ledger_undone on ledger (county_id, matter_id) where verb = 'step-undone';

-- Whether a line was taken back, by one that stands before the other.
create function is_undone(county integer, matter uuid, line integer, below integer) returns boolean language sql stable as $$
  select exists (select from ledger as u where u.county_id = county and u.matter_id = matter and u.verb = 'step-undone'
    and u.seq < below and (u.detail ->> 'line')::integer = line) $$;
create function is_undone(county integer, matter uuid, line integer) returns boolean language sql stable as $$
  select exists (select from ledger as u where u.county_id = county and u.matter_id = matter and u.verb = 'step-undone'
    and (u.detail ->> 'line')::integer = line) $$;

-- As before (0295): the first line in which somebody did something about a complaint, but for what was taken back by a line below.
create function paces_of(c complaint, from_seq integer, below integer) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
  line record;
  received date := (c.received_at at time zone 'Asia/Shanghai')::date;
begin
  if c.merged is not null or c.received_at is null then return; end if;
  select l.seq, l.at, l.on_day into line from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb in ('dispatched', 'talked', 'called-back', 'accepted', 'declined', 'settled-at-station')
    and (l.verb <> 'dispatched' or not is_undone(l.county_id, l.matter_id, l.seq, below)) order by l.seq limit 1;
  if not found or line.seq < from_seq then return; end if;
  f.county_id := c.county_id;
  f.on_day := greatest(received, line.on_day);
  f.since_on := month_of(received);
  f.office_id := case when c.dispatched_on is not null then c.office_id end;
  f.category_code := coalesce(c.category_code, 'none');
  f.pace := 'f';
  f.seconds := pace_seconds(c.received_at, line.at);
  f.paced := 1;
  return next f;
end $$;
create or replace function paces_of(c complaint, from_seq integer) returns setof figure_change language plpgsql stable as $$
begin
  return query select * from paces_of(c, from_seq, 2147483647);
end $$;

-- As before (0295), but for a dispatch that was taken back: what is dispatched stands on another one. The links of a tip-off begin with the
-- last dispatch, which stands.
create or replace function paces_of(t tipoff, from_seq integer) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
  line record;
begin
  f.county_id := t.county_id;
  f.office_id := t.office_id;
  f.category_code := coalesce(t.category_code, 'none');
  f.paced := 1;
  if t.dispatched_on is not null then
    select l.seq, l.at, l.on_day into line from ledger as l where l.county_id = t.county_id and l.matter_id = t.id
      and l.verb = 'dispatched' and not is_undone(l.county_id, l.matter_id, l.seq) order by l.seq limit 1;
    if found and line.seq >= from_seq then
      f.on_day := line.on_day;
      f.since_on := month_of(line.on_day);
      f.pace := 'g';
      f.seconds := pace_seconds(t.received_at, line.at);
      return next f;
    end if;
  end if;
  for line in select * from links_of(t.county_id, t.id, from_seq) loop
    f.on_day := line.on_day;
    f.since_on := month_of(line.on_day);
    f.pace := line.pace;
    f.seconds := line.seconds;
    return next f;
  end loop;
end $$;

-- As before (0264), but for what was taken back.
create or replace function note_response_time() returns trigger language plpgsql as $$
begin
  insert into response_time (county_id, link, on_day, minutes, matter_id)
  select new.county_id, w.link, new.on_day, floor(extract(epoch from new.at - s.at) / 60), new.matter_id
  from response_links() as w
  join lateral (select b.at from ledger as b where b.county_id = new.county_id and b.matter_id = new.matter_id and b.seq < new.seq
    and b.verb = any(w.begins) order by b.seq desc limit 1) as s on true
  where w.ends = new.verb and not exists (select 1 from ledger as f where f.county_id = new.county_id and f.matter_id = new.matter_id
    and f.seq < new.seq and f.verb = new.verb and not is_undone(f.county_id, f.matter_id, f.seq))
  on conflict do nothing;
  return null;
end $$;
create or replace function fill_response_times() returns void language sql as $$
  insert into response_time (county_id, link, on_day, minutes, matter_id)
  select e.county_id, w.link, e.on_day, floor(extract(epoch from e.at - s.at) / 60), e.matter_id
  from (select distinct on (l.county_id, l.matter_id, l.verb) l.county_id, l.matter_id, l.verb, l.seq, l.at, l.on_day from ledger as l
    where l.verb in (select ends from response_links()) and not is_undone(l.county_id, l.matter_id, l.seq)
    order by l.county_id, l.matter_id, l.verb, l.seq) as e
  join response_links() as w on w.ends = e.verb
  join lateral (select b.at from ledger as b where b.county_id = e.county_id and b.matter_id = e.matter_id and b.seq < e.seq
    and b.verb = any(w.begins) order by b.seq desc limit 1) as s on true
  on conflict do nothing $$;
create or replace view response_recount as
  select e.county_id, w.link, e.on_day, floor(extract(epoch from e.at - s.at) / 60)::integer as minutes, e.matter_id
  from (select distinct on (l.county_id, l.matter_id, l.verb) l.county_id, l.matter_id, l.verb, l.seq, l.at, l.on_day from ledger as l
    where l.verb in (select ends from response_links()) and not is_undone(l.county_id, l.matter_id, l.seq)
    order by l.county_id, l.matter_id, l.verb, l.seq) as e
  join response_links() as w on w.ends = e.verb
  join lateral (select b.at from ledger as b where b.county_id = e.county_id and b.matter_id = e.matter_id and b.seq < e.seq
    and b.verb = any(w.begins) order by b.seq desc limit 1) as s on true;

-- A line that takes another one back takes what that one counted out of the cells, and its link out of the times.
create function note_undone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into figure_change
  select d.* from complaint as c cross join lateral figure_difference(
    array(select f from paces_of(c, 0, 2147483647) as f), array(select f from paces_of(c, 0, new.seq) as f)) as d
  where c.county_id = new.county_id and c.id = new.matter_id;
  with gone as (
    delete from response_time as r using ledger as l, response_links() as w
    where l.county_id = new.county_id and l.matter_id = new.matter_id and l.seq = (new.detail ->> 'line')::integer and w.ends = l.verb
      and r.county_id = l.county_id and r.matter_id = l.matter_id and r.link = w.link and r.on_day = l.on_day
      and not exists (select from ledger as f where f.county_id = l.county_id and f.matter_id = l.matter_id and f.verb = l.verb
        and f.seq < l.seq and not is_undone(f.county_id, f.matter_id, f.seq))
    returning r.county_id, r.link, r.on_day, r.minutes, r.matter_id
  )
  insert into figure_change
  select d.* from gone as g cross join lateral figure_difference(array[]::figure_change[],
    array(select f from response_of(row(g.county_id, g.link, g.on_day, g.minutes, g.matter_id)::response_time) as f)) as d;
  return null;
end $$;
-- Nobody else's line calls anything.
create trigger ledger_undone after insert on ledger for each row when (new.verb = 'step-undone') execute function note_undone();

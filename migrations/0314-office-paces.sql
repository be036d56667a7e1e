-- Two more things that are read out of the times of 0295 and not off every row of a period: the times of a category of one office, which the
-- page of figures of an office counted matter by matter, and 响应时效, whose year went through each of its minutes.

-- Nobody folds, files or acts meanwhile, and what is noted is folded by the former way first.
select pg_advisory_xact_lock(1231502);
lock table complaint, tipoff, enforcement, ledger, response_time in share mode;
select figure_fold(2147483647);

-- Into which step a time falls. The links of 响应时效 have no category: they are told in minutes, and most of them lie close together, so
-- that theirs are steps of half an hour.
create function pace_step(category text, seconds integer) returns smallint language sql immutable parallel safe as $$
  select case when category is null then least(seconds / 1800, 32767)::smallint else pace_bucket(seconds) end $$;

-- As before, and a month of an office by the top of its categories: few, so that they are not split by how long they took. What has no
-- category is of the county alone.
create or replace function pace_spread(county integer, day date, office text, category text, seconds integer)
  returns table (level "char", area text, key text, start_on date, bucket smallint) language sql immutable parallel safe as $$
  select s.level::"char", s.area, s.key, s.start_on, s.bucket
  from (select month_of(day) as month, pace_step(category, seconds) as bucket) as m, lateral (values
    ('d', '', '', day, 0::smallint), ('o', office, '', day, 0::smallint), ('C', '', '', m.month, m.bucket),
    ('C', '', split_part(category, '.', 1), m.month, m.bucket), ('O', office, '', m.month, m.bucket),
    ('O', office, split_part(category, '.', 1), m.month, 0::smallint)
  ) as s (level, area, key, start_on, bucket)
  where s.area is not null and s.key is not null
$$;

-- The links of 响应时效 in the order of `responseWords`, by what the cells call them; a test holds the two together.
create function response_pace(link text) returns "char" language sql immutable parallel safe as $$
  select case link when 'dispatch' then 's' when 'callBack' then 'b' when 'answer' then 'w' when 'arrival' then 'v'
    when 'firstUnit' then 'u' when 'report' then 'r' when 'acknowledge' then 'k' end::"char" $$;

-- In whole minutes, as they are told; never fewer than none.
create function response_of(r response_time) returns setof figure_change language plpgsql immutable as $$
declare
  f figure_change;
begin
  f.county_id := r.county_id;
  f.on_day := r.on_day;
  f.since_on := month_of(r.on_day);
  f.pace := response_pace(r.link);
  f.seconds := greatest(r.minutes, 0) * 60;
  f.paced := 1;
  return next f;
end $$;

-- A filing's line ends no link: only who sends, calls back or answers pays.
create function response_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into figure_change select f.* from new_rows as r cross join lateral response_of(r) as f;
  return null;
end $$;
create trigger response_figure_insert after insert on response_time referencing new table as new_rows
  for each statement execute function response_figure_insert();

-- What the ledger says of the links: what is kept must be the same.
create view response_recount as
  select e.county_id, w.link, e.on_day, floor(extract(epoch from e.at - s.at) / 60)::integer as minutes, e.matter_id
  from (select distinct on (l.county_id, l.matter_id, l.verb) l.county_id, l.matter_id, l.verb, l.seq, l.at, l.on_day from ledger as l
    where l.verb in (select ends from response_links()) order by l.county_id, l.matter_id, l.verb, l.seq) as e
  join response_links() as w on w.ends = e.verb
  join lateral (select b.at from ledger as b where b.county_id = e.county_id and b.matter_id = e.matter_id and b.seq < e.seq
    and b.verb = any(w.begins) order by b.seq desc limit 1) as s on true;

create or replace view pace_recount as
  select f.county_id, f.pace, s.level, s.area, s.key, s.start_on, s.bucket, f.since_on, f.seconds
  from counted_anew as f cross join lateral pace_spread(f.county_id, f.on_day, f.office_id, f.category_code, f.seconds) as s
  where f.pace is not null
  union all
  select r.county_id, response_pace(r.link), s.level, s.area, s.key, s.start_on, s.bucket, month_of(r.on_day), greatest(r.minutes, 0) * 60
  from response_recount as r cross join lateral pace_spread(r.county_id, r.on_day, null, null, greatest(r.minutes, 0) * 60) as s;

-- Fills the cells with what is there, in bounded pieces; whoever files waits until it is done.
create or replace procedure figure_fill(piece integer) language plpgsql as $$
declare
  county integer;
  first_id uuid;
  last_id uuid;
begin
  perform pg_advisory_xact_lock(1231502);
  lock table complaint, tipoff, inquiry, enforcement, ledger, region, matter_clock, publication, response_time in share mode;
  delete from figure_change;
  delete from figure_cell;
  delete from pace_cell;
  for county in select county_id from county order by 1 loop
    last_id := null;
    loop
      first_id := last_id;
      select (array_agg(id order by id desc))[1] into last_id from (
        select c.id from complaint as c where c.county_id = county and (first_id is null or c.id > first_id) order by c.id limit piece
      ) as p(id);
      exit when last_id is null;
      insert into figure_change select f.* from complaint as c cross join lateral counted_of(c) as f
      where c.county_id = county and (first_id is null or c.id > first_id) and c.id <= last_id;
      perform figure_fold(2147483647);
    end loop;
  end loop;
  insert into figure_change select f.* from tipoff as t cross join lateral counted_of(t) as f;
  insert into figure_change select f.* from inquiry as i cross join lateral figures_of(i) as f;
  insert into figure_change select f.* from enforcement as e cross join lateral paces_of(e, 0) as f;
  insert into figure_change select f.* from response_time as r cross join lateral response_of(r) as f;
  perform figure_fold(2147483647);
end $$;

-- What is there already, of these two alone.
insert into pace_cell (county_id, pace, level, area, key, start_on, bucket, since_on, n, seconds)
select f.county_id, f.pace, 'O', f.office_id, split_part(f.category_code, '.', 1), month_of(f.on_day), 0, f.since_on, count(*),
  array_agg(f.seconds order by f.seconds)
from (
  select f.* from complaint as c cross join lateral paces_of(c, 0) as f
  union all
  select f.* from tipoff as t cross join lateral paces_of(t, 0) as f
  union all
  select f.* from enforcement as e cross join lateral paces_of(e, 0) as f
) as f where f.office_id is not null group by 1, 2, 3, 4, 5, 6, 7, 8;
insert into pace_cell (county_id, pace, level, area, key, start_on, bucket, since_on, n, seconds)
select f.county_id, f.pace, s.level, s.area, s.key, s.start_on, s.bucket, f.since_on, count(*), array_agg(f.seconds order by f.seconds)
from response_time as r cross join lateral response_of(r) as f
  cross join lateral pace_spread(f.county_id, f.on_day, f.office_id, f.category_code, f.seconds) as s
group by 1, 2, 3, 4, 5, 6, 7, 8;

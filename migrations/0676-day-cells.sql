-- A period of a class that begins or ends within a month was counted matter by matter in up to half a month at either end: 0.4 to 0.7 s at a
-- million matters for all figures of a class or a letter, and half of that for the county, whose services are the letter V. A day of the
-- county is kept now by the class at the top too, counts and times. A filing counts in one cell more. Of an office it is not: where an office
-- has one matter of a class a day, as most have, such a cell would hold that matter alone.

-- Nobody folds, files or acts meanwhile, and what is noted is folded by the former way first.
select pg_advisory_xact_lock(1231502);
lock table complaint, tipoff, inquiry, enforcement, ledger, matter_clock, publication, region in share mode;
select figure_fold(2147483647);

-- As before (0675), and days by the class at the top.
create or replace function figure_spread(county integer, day date, office text, region text, town text, category text, nature text, channel text)
  returns table (county_id integer, level "char", start_on date, area text, key text) language sql stable as $$
  select case when s.level = 'R' then s.number else county end, s.level::"char", s.start_on, s.area, s.key from (
    select split_part(category, '.', 1) as top, month_of(day) as month, '|' || coalesce(office, '') as of_office
  ) as m, lateral (
    select 'd' as level, day as start_on, '' as area, n.key, 0 as number from (values (''), (m.top)) as n (key)
    union all select 'o', day, office, '', 0
    union all select a.level, m.month, a.area, n.key || a.office, 0
      from (values ('C', '', ''), ('O', office, ''), ('T', town, ''), ('V', region, m.of_office)) as a (level, area, office),
        (values (''), (m.top), (case when category <> m.top then category end)) as n (key)
    union all select p.level, m.month, p.area, p.key, 0
      from (values ('N', '', nature), ('n', case when nature is not null then office end, nature),
        ('H', '', channel), ('h', case when channel is not null then office end, channel),
        ('x', case when nature is not null then m.top end, nature), ('y', case when channel is not null then m.top end, channel),
        ('x', case when nature is not null and category <> m.top then category end, nature),
        ('y', case when channel is not null and category <> m.top then category end, channel),
        ('X', office, category || '|' || nature), ('Y', office, category || '|' || channel),
        ('z', nature, channel), ('u', region, nature || m.of_office), ('v', region, channel || m.of_office)) as p (level, area, key)
    union all select 'R', m.month, '', n.key, a.number
      from (values (county / 100 * 100), (county / 10000 * 10000), (0)) as a (number), (values (''), (m.top)) as n (key)
  ) as s
  where s.area is not null and s.key is not null
$$;

-- As before (0314), and days by the class at the top.
create or replace function pace_spread(county integer, day date, office text, category text, seconds integer)
  returns table (level "char", area text, key text, start_on date, bucket smallint) language sql immutable parallel safe as $$
  select s.level::"char", s.area, s.key, s.start_on, s.bucket
  from (select month_of(day) as month, pace_step(category, seconds) as bucket) as m, lateral (values
    ('d', '', '', day, 0::smallint), ('d', '', split_part(category, '.', 1), day, 0::smallint), ('o', office, '', day, 0::smallint),
    ('C', '', '', m.month, m.bucket), ('C', '', split_part(category, '.', 1), m.month, m.bucket), ('O', office, '', m.month, m.bucket),
    ('O', office, split_part(category, '.', 1), m.month, 0::smallint)
  ) as s (level, area, key, start_on, bucket)
  where s.area is not null and s.key is not null
$$;

-- What is there already, of these alone.
do $fill$
declare
  names constant text[] := array(select a.attname::text from pg_attribute as a where a.attrelid = 'figure_cell'::regclass and a.attnum > 0
    and not a.attisdropped and a.attname not in ('county_id', 'level', 'start_on', 'since_on', 'area', 'key') order by a.attnum);
begin
  execute format($run$
    insert into figure_cell (county_id, level, start_on, since_on, area, key, %1$s)
    select f.county_id, 'd', f.on_day, f.since_on, '', split_part(f.category_code, '.', 1), %2$s
    from (
      select f.* from complaint as c cross join lateral (
        select * from figures_of(c, 2147483647) union all select * from handled_of(c)
        union all select * from anew_of(c, 2147483647) union all select * from kept_of(c.county_id, c.id, c.office_id, c.category_code)
      ) as f
      union all select f.* from tipoff as t cross join lateral counted_of(t) as f
      union all select f.* from inquiry as i cross join lateral figures_of(i) as f
    ) as f where f.pace is null and f.category_code is not null group by 1, 3, 4, 6 order by 1, 3, 6, 4
  $run$, (select string_agg(format('%I', name), ', ') from unnest(names) as name),
    (select string_agg(format('sum(f.%I)', name), ', ') from unnest(names) as name));
end $fill$;
-- Of complaints as 0601 has it, asked of all at once, which takes a tenth of asking each.
insert into pace_cell (county_id, pace, level, area, key, start_on, bucket, since_on, n, seconds)
select f.county_id, f.pace, 'd', '', split_part(f.category_code, '.', 1), f.on_day, 0, f.since_on, sum(sign(f.paced))::integer,
  array_agg(case when f.paced > 0 then f.seconds else -1 - f.seconds end order by f.seconds)
from (
  select c.county_id, 'f'::"char" as pace, coalesce(c.category_code, 'none') as category_code, greatest(d.day, a.on_day) as on_day,
    month_of(d.day) as since_on, 1 as paced, pace_seconds(c.received_at, a.at) as seconds
  from complaint as c
    cross join lateral (select (c.received_at at time zone 'Asia/Shanghai')::date as day) as d
    cross join lateral (select l.at, l.on_day from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
      and l.verb in ('dispatched', 'talked', 'called-back', 'accepted', 'declined', 'settled-at-station')
      and (l.verb <> 'dispatched' or not is_undone(l.county_id, l.matter_id, l.seq)) order by l.seq limit 1) as a
  where c.merged is null and c.received_at is not null
  union all select f.county_id, f.pace, f.category_code, f.on_day, f.since_on, f.paced, f.seconds
    from tipoff as t cross join lateral paces_of(t, 0) as f
  union all select f.county_id, f.pace, f.category_code, f.on_day, f.since_on, f.paced, f.seconds
    from enforcement as e cross join lateral paces_of(e, 0) as f
) as f group by 1, 2, 5, 6, 8 order by 1, 2, 5, 6, 8;

-- Tables of two sides of which no cell had both were counted matter by matter: what was accepted in a year by category and nature took a
-- second at a million matters. Complaints are kept by month for each two sides a county asks for, by the top of their categories. They are
-- few beside the cells of villages, and a filing pays for them in the fold alone.

select pg_advisory_xact_lock(1231502);
lock table complaint, ledger, region in share mode;
select figure_fold(2147483647);

-- As before (0257), and of two sides: of a category by nature (x) and by channel (y), of a nature by channel (z), of a town by nature (p) and
-- by channel (q), of an office by town (w). Tip-offs and inquiries have no such sides.
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
    union all select p.level, m.month, p.area, p.key, 0
      from (values ('N', '', nature), ('n', case when nature is not null then office end, nature),
        ('H', '', channel), ('h', case when channel is not null then office end, channel),
        ('x', case when nature is not null then m.top end, nature), ('y', case when channel is not null then m.top end, channel),
        ('z', nature, channel), ('p', town, nature), ('q', town, channel), ('w', office, town)) as p (level, area, key)
    union all select 'R', m.month, '', n.key, a.number
      from (values (county / 100 * 100), (county / 10000 * 10000), (0)) as a (number), (values (''), (m.top)) as n (key)
  ) as s
  where s.area is not null and s.key is not null
$$;

-- What is there already, of these alone.
insert into figure_cell (county_id, level, start_on, since_on, area, key,
  received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, recovered_fen, compensation_fen,
  disputed_fen)
select f.county_id, p.level::"char", month_of(f.on_day), f.since_on, p.area, p.key,
  sum(f.received), sum(f.people), sum(f.accepted), sum(f.declined), sum(f.mediated), sum(f.settled), sum(f.terminated), sum(f.closed),
  sum(f.settled_at_station), sum(f.recovered_fen), sum(f.compensation_fen), sum(f.disputed_fen)
from (
  select f.county_id, month_of(f.on_day) as on_day, f.since_on, f.office_id, f.town_id, split_part(f.category_code, '.', 1) as top,
    f.nature_code, f.channel, sum(f.received) as received, sum(f.people) as people, sum(f.accepted) as accepted,
    sum(f.declined) as declined, sum(f.mediated) as mediated, sum(f.settled) as settled, sum(f.terminated) as terminated,
    sum(f.closed) as closed, sum(f.settled_at_station) as settled_at_station, sum(f.recovered_fen) as recovered_fen,
    sum(f.compensation_fen) as compensation_fen, sum(f.disputed_fen) as disputed_fen
  from complaint as c cross join lateral figures_of(c, 2147483647) as f group by 1, 2, 3, 4, 5, 6, 7, 8
) as f cross join lateral (values ('x', f.top, f.nature_code), ('y', f.top, f.channel), ('z', f.nature_code, f.channel),
  ('p', f.town_id, f.nature_code), ('q', f.town_id, f.channel), ('w', f.office_id, f.town_id)) as p (level, area, key)
where p.area is not null and p.key is not null group by 1, 2, 3, 4, 5, 6;

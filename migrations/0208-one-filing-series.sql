-- 立案号: a case that a tip-off opens and one that is filed after its verification bear one series, and took their numbers from two counters.
update counter as c set last = greatest(c.last, f.last) from counter as f
  where c.series = 'paper:enforcement' and f.series = 'paper:filing' and f.county_id = c.county_id and f.year = c.year;
insert into counter (county_id, series, year, last)
  select county_id, 'paper:enforcement', year, last from counter where series = 'paper:filing'
  on conflict (county_id, series, year) do nothing;
delete from counter where series = 'paper:filing';

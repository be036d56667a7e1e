-- 文号连续: a series of numbers is known by its characters (诉重, 不立), and has one counter, whichever paper or matter takes the next. Before,
-- the counter was the paper's: decisions to decide anew counted together on complaints, tip-offs and inquiries, so that 诉重 and 举重 had gaps,
-- and approvals of no case (不立) counted apart for tip-offs and cases, so that two could bear one number. What counted together goes on
-- behind the last number of all, so that none is given twice: one more gap, once.
with former (kind, series) as (
  values
    ('dispatchNotice', '诉分'), ('routingTold', '诉分告'), ('identityNotice', '诉限'), ('acceptance', '诉受'), ('decline', '诉不受'),
    ('transfer', '诉移'), ('anew', '诉重'), ('mediationNotice', '诉调知'), ('termination', '诉终'), ('agreement', '诉调'),
    ('outcomeReturn', '诉结'), ('entrustLetter', '诉委'), ('recusalDecision', '诉避'), ('supervision', '督'),
    ('enforcement', '立'), ('notOpened', '不立'), ('notFiling', '不立'), ('noPower', '举告'), ('anew', '举重'), ('anew', '询重'),
    ('notice', '罚告'), ('decision', '处罚'), ('spot', '当罚'), ('urging', '催')
)
insert into counter (county_id, series, year, last)
select c.county_id, 'paper:' || f.series, c.year, max(c.last)
from counter as c
join former as f on c.series = 'paper:' || f.kind
group by c.county_id, f.series, c.year
on conflict (county_id, series, year) do update set last = greatest(counter.last, excluded.last);

delete from counter where series ~ '^paper:[A-Za-z]+$';

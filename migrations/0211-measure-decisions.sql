-- 查封、扣押、先行登记保存: each decision has its own paper and number now. What was taken before stands by itself, one by one, and the measures
-- themselves stay as their lines of the ledger state them; the one number that all of a case had stays at the first of them, and that of
-- what was released at the first that was released.
update issued_paper as i set occasion = coalesce((
  select f.one ->> 'id'
  from enforcement as e, jsonb_array_elements(e.measures) with ordinality as f (one, n)
  where e.county_id = i.county_id and e.id = i.matter_id and case i.kind
    when 'keepNotice' then f.one ->> 'kind' = 'keep'
    when 'measureDecision' then f.one ->> 'kind' <> 'keep'
    else f.one ->> 'ending' in ('released', 'returned', 'lapsed') end
  order by f.n limit 1), '')
where i.kind in ('keepNotice', 'measureDecision', 'releaseNotice') and i.occasion = '';

-- 查封、扣押、先行登记保存: each decision has its own paper and number now. Where all measures of a case had one number already, they stay
-- one decision, under the measure that was the first of them; what was released keeps its number at the first that was released.
update enforcement as e set measures = (
  select jsonb_agg(
    case
      when exists (
        select 1 from issued_paper as i
        where i.county_id = e.county_id and i.matter_id = e.id and i.occasion = ''
          and i.kind = case when m.one ->> 'kind' = 'keep' then 'keepNotice' else 'measureDecision' end)
      then m.one || jsonb_build_object('decision', (
        select f.one ->> 'id' from jsonb_array_elements(e.measures) with ordinality as f (one, n)
        where (f.one ->> 'kind' = 'keep') = (m.one ->> 'kind' = 'keep') order by f.n limit 1))
      else m.one
    end
    order by m.n)
  from jsonb_array_elements(e.measures) with ordinality as m (one, n))
where jsonb_array_length(e.measures) > 0;

update issued_paper as i set occasion = coalesce((
  select f.one ->> 'id'
  from enforcement as e, jsonb_array_elements(e.measures) with ordinality as f (one, n)
  where e.county_id = i.county_id and e.id = i.matter_id and case i.kind
    when 'keepNotice' then f.one ->> 'kind' = 'keep'
    when 'measureDecision' then f.one ->> 'kind' <> 'keep'
    else f.one ->> 'ending' in ('released', 'returned', 'lapsed') end
  order by f.n limit 1), '')
where i.kind in ('keepNotice', 'measureDecision', 'releaseNotice') and i.occasion = '';

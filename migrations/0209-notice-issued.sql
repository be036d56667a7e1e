-- 行政处罚告知书 is made and numbered first, and served by a step of its own. Until now it was made as its service was entered: a notice that
-- has been served keeps its number, and was made on the day of its service.
update enforcement set notices = (
  select jsonb_agg(
    case when one.notice ? 'issuedOn' then one.notice
      else one.notice || jsonb_build_object('issuedOn', one.notice -> 'servedOn') end
    order by one.n)
  from jsonb_array_elements(notices) with ordinality as one (notice, n))
where jsonb_array_length(notices) > 0;

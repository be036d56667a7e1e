-- Which of these telephones have an open complaint: every filing waits for the answer, and to plan the question about a table of
-- thirty indexes took ten times as long as to answer it. A function keeps its plan; it is made without looking through the
-- table from end to end, for the plan of a young county must still be right when it is a large one.
create function telephones_with_open(county bigint, phones text[], marks bytea[]) returns setof text
  language plpgsql stable set enable_seqscan = off as $$
begin
  return query
    select p.phone from unnest(phones, marks) as p (phone, mark) cross join lateral (
      (select 1 from complaint as c where c.county_id = county and c.phone_mark = p.mark and c.state <> 'closed'
        order by c.filed_at desc limit 1)
      union all
      (select 1 from complaint as c where c.county_id = county and c.complaint_seal is null
        and (c.consumer_phone <> '' or c.consumer_id_number <> '' or c.joint is not null)
        and c.consumer_phone = p.phone and c.state <> 'closed' order by c.filed_at desc limit 1)
      limit 1) as c;
end $$;

-- Which of these telephones have an open complaint: every filing waits for the answer, and to plan the question about a table of
-- thirty indexes took ten times as long as to answer it. A function keeps its plan, which is made while a county is young and
-- must still be right when it is a large one: so no other way than by these two indexes is left open to it. A mark is made with
-- the county in it and needs no county before it.
drop index complaint_phone_mark, complaint_open_phone;
create index complaint_phone_mark on complaint (phone_mark, filed_at) where phone_mark is not null;
create index complaint_open_phone on complaint (consumer_phone, filed_at)
  where complaint_seal is null and (consumer_phone <> '' or consumer_id_number <> '' or joint is not null);

create function telephones_with_open(county bigint, phones text[], marks bytea[]) returns setof text
  language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select p.phone from unnest(phones, marks) as p (phone, mark) cross join lateral (
      -- Added to, the county is no way into the table by the indexes that begin with it.
      (select 1 from complaint as c where c.phone_mark = p.mark and c.county_id + 0 = county and c.state <> 'closed' limit 1)
      union all
      (select 1 from complaint as c where c.complaint_seal is null
        and (c.consumer_phone <> '' or c.consumer_id_number <> '' or c.joint is not null)
        and c.consumer_phone = p.phone and c.county_id + 0 = county and c.state <> 'closed' limit 1)
      limit 1) as c;
end $$;

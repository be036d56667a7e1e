-- 统计信息 (statistics): a county that has just been set up has a table of complaints of which nobody has counted anything, and a plan that is made
-- once a session is made as for an empty table: any index that begins with the county seems as good as the key. The follower of the search looks
-- up each complaint by such a plan (complaint_pairs_of), and until autovacuum came round, a minute later, it read the whole county for each of
-- them: most of what a storm of filings cost the database, and the more the more had come. The follower has it counted when the first many come.

create function complaint_counted() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select reltuples < 0 from pg_class where oid = 'complaint'::regclass) then analyze complaint; end if;
end $$;

-- 旧台账 (old ledgers): cases, samplings, inspections and letters of paper and of Excel come in by the run of the import. Whoever sampled,
-- confirmed or signed them has no account here: what is demanded of our own entries is not demanded of what was carried over.
alter table import_run drop constraint import_run_subject_check;
alter table import_run add constraint import_run_subject_check
  check (subject in ('matters', 'operators', 'cases', 'samplings', 'inspections', 'letters'));

do $$
declare
  found record;
begin
  for found in
    select c.conrelid::regclass as relation, c.conname as name, pg_get_constraintdef(c.oid) as definition from pg_constraint as c
    where c.contype = 'c' and (
      (c.conrelid = 'sampling_batch'::regclass and pg_get_constraintdef(c.oid) like '%jsonb_array_length(sampler_ids)%')
      or (c.conrelid = 'inspection'::regclass and pg_get_constraintdef(c.oid) like '%nil_confirmed_by_id IS NOT NULL%')
      or (c.conrelid = 'guidance'::regclass and pg_get_constraintdef(c.oid) like '%signed_by_id IS NOT NULL%'))
  loop
    execute format('alter table %s drop constraint %I', found.relation, found.name);
    execute format('alter table %s add constraint %I check (former_number <> '''' or (%s))', found.relation, found.name,
      substring(found.definition from 'CHECK (.*)'));
  end loop;
end $$;

-- An old number is looked for as it stands in the book.
create index enforcement_file_number on enforcement (county_id, file_number) where file_number is not null;

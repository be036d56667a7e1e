-- Whoever keeps a transaction open keeps all that was folded since from being cleaned away, and every count reads past it. The program's
-- own end after a minute; a tool beside it, or a backup that hangs, does not, and its role may not see theirs.
create function longest_reader() returns table (since timestamptz, named text)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select xact_start, coalesce(nullif(application_name, ''), usename, '') from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
    and backend_xmin is not null and xact_start is not null
  order by xact_start limit 1 $$;

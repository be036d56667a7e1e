-- 超期 is said only behind the legal day, and 过本地时限 of what has none: the tallies tell the two apart by counting the legal day beside
-- the day by which a matter is to be done. They are counted anew, which takes away the rows of nought of many years too; no office that
-- has a matter loses its last row by that (0035).

delete from complaint_tally;
delete from tipoff_tally;
delete from inquiry_tally;
delete from enforcement_tally;

alter table complaint_tally add column legal_on date not null default 'infinity',
  drop constraint complaint_tally_pkey, add primary key (county_id, office_id, handler_id, stage, due_on, legal_on);
alter table tipoff_tally add column legal_on date not null default 'infinity',
  drop constraint tipoff_tally_pkey, add primary key (county_id, office_id, handler_id, stage, due_on, legal_on);
alter table inquiry_tally add column legal_on date not null default 'infinity',
  drop constraint inquiry_tally_pkey, add primary key (county_id, office_id, handler_id, stage, due_on, legal_on);
alter table enforcement_tally add column legal_on date not null default 'infinity',
  drop constraint enforcement_tally_pkey, add primary key (county_id, office_id, handler_id, stage, due_on, legal_on);

create or replace function complaint_tally_change() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into complaint_tally as t (county_id, office_id, handler_id, stage, due_on, legal_on, n)
    select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'),
      coalesce(legal_on, 'infinity'), count(*)
    from new_rows group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
    on conflict (county_id, office_id, handler_id, stage, due_on, legal_on) do update set n = t.n + excluded.n;
    insert into station_with_complaints select distinct county_id, station_id from new_rows where station_id is not null
    order by 1, 2 on conflict do nothing;
  else
    insert into complaint_tally as t (county_id, office_id, handler_id, stage, due_on, legal_on, n)
    select county_id, office_id, handler_id, stage, due_on, legal_on, sum(n)
    from (
      select county_id, coalesce(office_id, '') as office_id, coalesce(handler_id::text, '') as handler_id, stage,
        coalesce(due_on, 'infinity') as due_on, coalesce(legal_on, 'infinity') as legal_on, 1 as n from new_rows
      union all
      select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage,
        coalesce(due_on, 'infinity'), coalesce(legal_on, 'infinity'), -1 from old_rows
    ) as changed
    group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0 order by 1, 2, 3, 4, 5, 6
    on conflict (county_id, office_id, handler_id, stage, due_on, legal_on) do update set n = t.n + excluded.n;
  end if;
  return null;
end $$;
insert into complaint_tally (county_id, office_id, handler_id, stage, due_on, legal_on, n)
select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'),
  coalesce(legal_on, 'infinity'), count(*)
from complaint group by 1, 2, 3, 4, 5, 6;

-- The other three are alike.
do $do$
declare
  kind text;
begin
  foreach kind in array array['tipoff', 'inquiry', 'enforcement'] loop
    execute format($made$
      create or replace function %1$I() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          insert into %2$I as t (county_id, office_id, handler_id, stage, due_on, legal_on, n)
          select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'),
            coalesce(legal_on, 'infinity'), count(*)
          from new_rows group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
          on conflict (county_id, office_id, handler_id, stage, due_on, legal_on) do update set n = t.n + excluded.n;
        else
          insert into %2$I as t (county_id, office_id, handler_id, stage, due_on, legal_on, n)
          select county_id, office_id, handler_id, stage, due_on, legal_on, sum(n)
          from (
            select county_id, coalesce(office_id, '') as office_id, coalesce(handler_id::text, '') as handler_id, stage,
              coalesce(due_on, 'infinity') as due_on, coalesce(legal_on, 'infinity') as legal_on, 1 as n from new_rows
            union all
            select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage,
              coalesce(due_on, 'infinity'), coalesce(legal_on, 'infinity'), -1 from old_rows
          ) as changed
          group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0 order by 1, 2, 3, 4, 5, 6
          on conflict (county_id, office_id, handler_id, stage, due_on, legal_on) do update set n = t.n + excluded.n;
        end if;
        return null;
      end $$ $made$, kind || '_tally_change', kind || '_tally');
    execute format($filled$
      insert into %1$I (county_id, office_id, handler_id, stage, due_on, legal_on, n)
      select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'),
        coalesce(legal_on, 'infinity'), count(*)
      from %2$I group by 1, 2, 3, 4, 5, 6 $filled$, kind || '_tally', kind);
  end loop;
end $do$;

-- What was closed, counted by the day of the close: how it was graded, for 民意, and how much waits for its time to be over, for 留存. Both
-- went through every matter of the period or of all years. An act that closes, grades or erases notes it in a heap without a key, so that
-- no two acts wait for each other; the notes are folded within the second, and a reader looks at them too. No filing notes anything.
create table closed_note (
  county_id integer not null,
  kind text not null,
  closed_on date not null,
  office_id text not null,
  category text not null,
  grade smallint not null,
  -- Plus and minus one; nought where it does not count.
  opinions integer not null,
  kept integer not null
);

-- Of an office, of a category of the county, of a category of an office (level O, K, X), by month and by day (unit m, d). Grade 0 is none.
create table opinion_tally (
  county_id integer not null,
  level "char" not null,
  unit "char" not null,
  start_on date not null,
  office_id text not null,
  category text not null,
  grade smallint not null,
  n integer not null,
  primary key (county_id, level, unit, start_on, office_id, category, grade)
);
create table kept_tally (
  county_id integer not null,
  kind text not null,
  closed_on date not null,
  n integer not null,
  primary key (county_id, kind, closed_on)
);

create function closed_note_of(c complaint, by integer) returns closed_note language sql stable as $$
  select c.county_id, 'complaint'::text, c.closed_on, coalesce(c.office_id, ''), split_part(coalesce(c.category_code, ''), '.', 1),
    coalesce(c.satisfaction, 0)::smallint,
    case when c.state = 'closed' and c.outcome is distinct from 'withdrawn' and c.merged is null then by else 0 end,
    case when c.state in ('closed', 'archived') and c.erased_on is null then by else 0 end
$$;

create function complaint_closed_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if old.closed_on is not null then insert into closed_note select n.* from closed_note_of(old, -1) as n; end if;
  end if;
  if new.closed_on is not null then insert into closed_note select n.* from closed_note_of(new, 1) as n; end if;
  return null;
end $$;
create trigger complaint_closed_insert after insert on complaint for each row when (new.closed_on is not null)
  execute function complaint_closed_change();
create trigger complaint_closed_update after update on complaint for each row
  when ((old.closed_on is not null or new.closed_on is not null)
    and (old.closed_on, old.state, old.outcome, old.merged is null, old.office_id, old.category_code, old.satisfaction, old.erased_on)
      is distinct from (new.closed_on, new.state, new.outcome, new.merged is null, new.office_id, new.category_code, new.satisfaction, new.erased_on))
  execute function complaint_closed_change();

-- Of the others only how much is kept.
create function kept_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if old.closed_on is not null and old.state in ('closed', 'archived') and old.erased_on is null then
      insert into closed_note values (old.county_id, tg_table_name, old.closed_on, '', '', 0, 0, -1);
    end if;
  end if;
  if new.closed_on is not null and new.state in ('closed', 'archived') and new.erased_on is null then
    insert into closed_note values (new.county_id, tg_table_name, new.closed_on, '', '', 0, 0, 1);
  end if;
  return null;
end $$;
create trigger tipoff_kept_insert after insert on tipoff for each row when (new.closed_on is not null) execute function kept_change();
create trigger tipoff_kept_update after update on tipoff for each row
  when ((old.closed_on, old.state, old.erased_on) is distinct from (new.closed_on, new.state, new.erased_on)) execute function kept_change();
create trigger inquiry_kept_insert after insert on inquiry for each row when (new.closed_on is not null) execute function kept_change();
create trigger inquiry_kept_update after update on inquiry for each row
  when ((old.closed_on, old.state, old.erased_on) is distinct from (new.closed_on, new.state, new.erased_on)) execute function kept_change();

-- Where a graded close counts.
create function opinion_spread(day date, office text, category text) returns table (level "char", unit "char", start_on date, office_id text, category text)
  language sql immutable as $$
  select l.level::"char", u.unit::"char", u.start_on, l.office, l.category
  from (values ('O', office, ''), ('K', '', category), ('X', office, category)) as l (level, office, category),
    (values ('d', day), ('m', date_trunc('month', day::timestamp)::date)) as u (unit, start_on)
$$;

-- Folds so many notes, in one transaction: a kill between the two leaves both as they were. One at a time, whoever asks.
create function closed_fold(most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(1231504) then return 0; end if;
  with gone as (
    delete from closed_note as c where c.ctid = any (array(select ctid from closed_note limit most)) returning c.*
  ), alike as (
    select county_id, kind, closed_on, office_id, category, grade, sum(opinions)::integer as opinions, sum(kept)::integer as kept
    from gone group by 1, 2, 3, 4, 5, 6
  ), opined as (
    insert into opinion_tally as t (county_id, level, unit, start_on, office_id, category, grade, n)
    select a.county_id, s.level, s.unit, s.start_on, s.office_id, s.category, a.grade, sum(a.opinions)::integer
    from alike as a cross join lateral opinion_spread(a.closed_on, a.office_id, a.category) as s
    where a.opinions <> 0 group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
    on conflict (county_id, level, unit, start_on, office_id, category, grade) do update set n = t.n + excluded.n
  ), held as (
    insert into kept_tally as t (county_id, kind, closed_on, n)
    select county_id, kind, closed_on, sum(kept)::integer from alike where kept <> 0 group by 1, 2, 3 order by 1, 2, 3
    on conflict (county_id, kind, closed_on) do update set n = t.n + excluded.n
  )
  select count(*) into folded from gone;
  return folded;
end $$;

-- All that there is, for a database that has a past.
create function fill_closed_tallies() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1231504);
  lock table complaint, tipoff, inquiry in share row exclusive mode;
  delete from closed_note;
  delete from opinion_tally;
  delete from kept_tally;
  insert into opinion_tally (county_id, level, unit, start_on, office_id, category, grade, n)
  select g.county_id, s.level, s.unit, s.start_on, s.office_id, s.category, g.grade, sum(g.n) from (
    select county_id, closed_on, coalesce(office_id, '') as office_id, split_part(coalesce(category_code, ''), '.', 1) as category,
      coalesce(satisfaction, 0)::smallint as grade, count(*)::integer as n
    from complaint where closed_on is not null and state = 'closed' and outcome is distinct from 'withdrawn' and merged is null
    group by 1, 2, 3, 4, 5
  ) as g cross join lateral opinion_spread(g.closed_on, g.office_id, g.category) as s group by 1, 2, 3, 4, 5, 6, 7;
  insert into kept_tally (county_id, kind, closed_on, n)
  select county_id, kind, closed_on, count(*) from (
    select county_id, 'complaint' as kind, closed_on, state, erased_on from complaint
    union all select county_id, 'tipoff', closed_on, state, erased_on from tipoff
    union all select county_id, 'inquiry', closed_on, state, erased_on from inquiry
  ) as k where closed_on is not null and state in ('closed', 'archived') and erased_on is null group by 1, 2, 3;
end $$;
select fill_closed_tallies();

-- The graded ones by their grade and the day of the close: only who grades pays.
create index complaint_graded on complaint (county_id, satisfaction, closed_on, number) where satisfaction is not null;

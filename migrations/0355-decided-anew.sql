-- 重新处理 (law 5): a decision on a complaint or the answer to an inquiry that 复议, a court or the bureau itself has revoked, with what had been
-- decided and told. What a matter had counted for by that decision was counted in its month, and stays so: what it counted for is kept as it
-- was when it was revoked, and what is no longer so is taken off on the day of the revocation. Figures of closed months do not change.
alter table complaint add column annulments jsonb not null default '[]';
alter table inquiry add column annulments jsonb not null default '[]';
create index complaint_annulled on complaint (county_id) where annulments <> '[]';
create index tipoff_annulled on tipoff (county_id) where annulments <> '[]';
create index ledger_annulled on ledger (county_id, on_day) where verb = 'decision-annulled';

-- What a matter had counted for by a decision that was revoked: whether it was its office's, and how many of what, by the columns of the
-- cells. Numbers and days alone.
create table figure_kept (
  county_id integer not null references county,
  matter_id uuid not null,
  n smallint not null,
  on_day date not null,
  since_on date not null,
  reached boolean not null,
  counts jsonb not null,
  primary key (county_id, matter_id, n)
);
create index figure_kept_day on figure_kept (county_id, on_day);

-- The same as a note, at the place where the matter stands now: a category that is corrected takes what was counted along.
create function kept_of(county integer, matter uuid, office text, category text) returns setof figure_change language plpgsql stable as $$
declare
  k record;
  f figure_change;
begin
  for k in select * from figure_kept as m where m.county_id = county and m.matter_id = matter loop
    f := jsonb_populate_record(null::figure_change, k.counts);
    f.county_id := county;
    f.on_day := k.on_day;
    f.since_on := k.since_on;
    f.office_id := case when k.reached then office end;
    f.category_code := coalesce(category, 'none');
    return next f;
  end loop;
end $$;

-- Whether a line of the kind tells on a day of what is so still: told by then, and not revoked after it by then.
create function stands(county integer, matter uuid, what text, until date) returns boolean language sql stable as $$
  select exists (select from ledger as l where l.county_id = county and l.matter_id = matter and l.verb = what and l.on_day <= until
    and not exists (select from ledger as a where a.county_id = county and a.matter_id = matter and a.verb = 'decision-annulled'
      and a.seq > l.seq and a.on_day <= until)) $$;

-- What became of an accepted complaint is counted by its first line of each kind. Where a decision on it was revoked, this is what makes of
-- it what stands on each day: one less of the end and of the close from the revocation on, and one more when it is ended and closed again.
create function anew_of(c complaint, below integer) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
  accepted date;
  what text;
  line record;
  was integer;
  counted integer;
  is_so integer;
  first_on date;
begin
  if c.annulments = '[]' or c.merged is not null then return; end if;
  select min(l.on_day) into accepted from ledger as l
    where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb = 'accepted';
  if accepted is null then return; end if;
  f.county_id := c.county_id;
  f.office_id := c.office_id;
  f.town_id := town_of(c.county_id, c.operator_region_id);
  f.category_code := coalesce(c.category_code, 'none');
  f.nature_code := coalesce(c.nature_code, 'none');
  f.channel := c.channel;
  f.since_on := month_of(accepted);
  foreach what in array array['terminated', 'closed'] loop
    was := 0;
    select greatest(accepted, min(l.on_day)) into first_on from ledger as l
      where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb = what having count(*) > 0;
    for line in select distinct greatest(accepted, l.on_day) as day from ledger as l
      where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb in (what, 'decision-annulled') order by 1
    loop
      select count(*)::integer into is_so from (select from ledger as l
        where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb = what and l.on_day <= line.day
          and not exists (select from ledger as a where a.county_id = c.county_id and a.matter_id = c.id and a.seq < below
            and a.verb = 'decision-annulled' and a.seq > l.seq and a.on_day <= line.day) limit 1) as s;
      counted := is_so - case when first_on <= line.day then 1 else 0 end;
      if counted <> was then
        f.on_day := line.day;
        f.terminated := case when what = 'terminated' then counted - was end;
        f.closed := case when what = 'closed' then counted - was end;
        return next f;
        was := counted;
      end if;
    end loop;
  end loop;
end $$;

create or replace function counted_of(c complaint) returns setof figure_change language plpgsql stable as $$
begin
  return query select * from figures_of(c, 2147483647);
  return query select * from handled_of(c);
  return query select * from paces_of(c, 0);
  if c.annulments = '[]' then return; end if;
  return query select * from anew_of(c, 2147483647);
  return query select * from kept_of(c.county_id, c.id, c.office_id, c.category_code);
end $$;

create or replace function counted_of(t tipoff) returns setof figure_change language plpgsql stable as $$
declare
  k matter_clock;
begin
  return query select * from figures_of(t, 2147483647);
  select * into k from matter_clock as m where m.county_id = t.county_id and m.matter_id = t.id and m.clock = 'verify';
  if found then return query select * from verified_of(t, k); end if;
  return query select * from paces_of(t, 0);
  if t.annulments <> '[]' then
    return query select * from kept_of(t.county_id, t.id, t.office_id, t.category_code);
  end if;
end $$;

-- Keeps what was counted, and notes it: what the matter counts for now is noted by who changes it, as ever.
create function keep_counts(county integer, matter uuid, rows figure_change[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f figure_change;
begin
  foreach f in array coalesce(rows, '{}') loop
    insert into figure_kept (county_id, matter_id, n, on_day, since_on, reached, counts)
    select county, matter, (select count(*) from figure_kept as k where k.county_id = county and k.matter_id = matter), f.on_day, f.since_on,
      f.office_id is not null,
      jsonb_strip_nulls(to_jsonb(f)) - '{county_id,on_day,since_on,office_id,region_id,town_id,category_code,nature_code,channel}'::text[];
    insert into figure_change select (f).*;
  end loop;
end $$;

-- What was to be decided on the acceptance is revoked with a refusal; an end of what was accepted leaves the acceptance as it was.
create function complaint_figure_keep() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  accept matter_clock;
  mediate matter_clock;
begin
  select * into accept from matter_clock as m where m.county_id = old.county_id and m.matter_id = old.id and m.clock = 'accept';
  select * into mediate from matter_clock as m where m.county_id = old.county_id and m.matter_id = old.id and m.clock = 'mediate';
  perform keep_counts(old.county_id, old.id, array(
    select f from initial_of(old, accept) as f where old.accepted_on is null
    union all
    select f from ended_of(old, mediate) as f));
  return null;
end $$;
create trigger complaint_figure_keep after update on complaint for each row
  when (jsonb_array_length(new.annulments) > jsonb_array_length(old.annulments)) execute function complaint_figure_keep();

create function tipoff_figure_keep() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  verify matter_clock;
begin
  select * into verify from matter_clock as m where m.county_id = old.county_id and m.matter_id = old.id and m.clock = 'verify';
  perform keep_counts(old.county_id, old.id, array(select f from verified_of(old, verify) as f));
  return null;
end $$;
create trigger tipoff_figure_keep after update on tipoff for each row
  when (jsonb_array_length(new.annulments) > jsonb_array_length(old.annulments)) execute function tipoff_figure_keep();

-- Lines after a revocation, and the revocation itself.
create function ledger_figure_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from new_lines where verb in ('accepted', 'terminated', 'closed', 'decision-annulled')) then return null; end if;
  perform hold_places(n.county_id) from (select distinct l.county_id from new_lines as l
    join complaint as c on c.county_id = l.county_id and c.id = l.matter_id and c.annulments <> '[]' order by 1) as n;
  with told as (
    select county_id, matter_id, min(seq) as seq from new_lines
    where verb in ('accepted', 'terminated', 'closed', 'decision-annulled') group by 1, 2
  )
  insert into figure_change
  select d.* from told join complaint as c on c.county_id = told.county_id and c.id = told.matter_id and c.annulments <> '[]'
    cross join lateral figure_difference(array(select f from anew_of(c, 2147483647) as f), array(select f from anew_of(c, told.seq) as f)) as d;
  return null;
end $$;
create trigger ledger_figure_anew after insert on ledger referencing new table as new_lines
  for each statement execute function ledger_figure_anew();

-- A place that goes to another town takes that along, too.
create function region_figure_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was text := 'none';
  town text := 'none';
  place text;
  county integer;
begin
  if tg_op <> 'INSERT' then
    was := case old.kind when 'village' then coalesce(old.parent_id, 'none') when 'town' then old.id else 'none' end;
    place := old.id;
    county := old.county_id;
  end if;
  if tg_op <> 'DELETE' then
    town := case new.kind when 'village' then coalesce(new.parent_id, 'none') when 'town' then new.id else 'none' end;
    place := new.id;
    county := new.county_id;
  end if;
  if was = town then return null; end if;
  perform change_places(county);
  insert into figure_change
  select (g).* from (
    select jsonb_populate_record(f, jsonb_build_object('town_id', town)) as g
    from complaint as c cross join lateral anew_of(c, 2147483647) as f
    where c.county_id = county and c.operator_region_id = place and c.annulments <> '[]'
    union all
    select jsonb_populate_record(f, jsonb_build_object('town_id', was, 'terminated', -f.terminated, 'closed', -f.closed)) as g
    from complaint as c cross join lateral anew_of(c, 2147483647) as f
    where c.county_id = county and c.operator_region_id = place and c.annulments <> '[]'
  ) as moved;
  return null;
end $$;
create trigger region_figure_anew after insert or update or delete on region for each row execute function region_figure_anew();

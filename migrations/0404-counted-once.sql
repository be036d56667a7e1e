-- 重新处理 (0355) once more: what a decision that was revoked had counted for stays in its month, now also what was to be published and was,
-- and how the close was graded. And what is decided twice is one matter: a refusal, and a decision to open no case, counts by the first one,
-- as an acceptance and a decision to open one do. Who reads a period takes once what fell due or was closed twice in it.

-- Nobody folds, files or acts meanwhile, and what is noted is folded by the former way first.
select pg_advisory_xact_lock(1231502);
select pg_advisory_xact_lock(1231504);
lock table complaint, tipoff, ledger, publication, region in share mode;
select figure_fold(2147483647);

-- What those counted for whose decision was revoked, before: few in any county.
create temporary table counted_before on commit drop as
  select c.county_id, c.id, array(select f from figures_of(c, 2147483647) as f) as of from complaint as c where c.annulments <> '[]'
  union all
  select t.county_id, t.id, array(select f from figures_of(t, 2147483647) as f) from tipoff as t where t.annulments <> '[]';

-- As before (0365), and of a refusal the first.
create or replace function figures_of(c complaint, below integer) returns setof figure_change language plpgsql stable as $$
declare
  place figure_change;
  f figure_change;
  firms figure_change[] := '{}';
  line record;
  accepted date;
  mediated date;
  settled date;
  terminated date;
  closed date;
  declined date;
  agreed boolean := false;
begin
  place.county_id := c.county_id;
  place.office_id := c.office_id;
  place.town_id := town_of(c.county_id, c.operator_region_id);
  place.category_code := coalesce(c.category_code, 'none');
  place.nature_code := coalesce(c.nature_code, 'none');
  place.channel := c.channel;
  if c.merged is null and c.received_at is not null then
    f := place;
    f.on_day := (c.received_at at time zone 'Asia/Shanghai')::date;
    f.since_on := month_of(f.on_day);
    f.office_id := case when c.dispatched_on is not null then c.office_id end;
    f.region_id := coalesce(c.operator_region_id, 'none');
    f.received := 1;
    f.people := people_of(c.joint);
    return next f;
  end if;
  for line in select l.verb, l.on_day, l.detail from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.seq < below
    and l.verb in ('accepted', 'declined', 'session-held', 'settled', 'terminated', 'closed', 'settled-at-station', 'sent-up', 'offer-answered')
  loop
    case line.verb
      when 'accepted' then accepted := least(accepted, line.on_day);
      when 'session-held' then mediated := least(mediated, line.on_day);
      when 'terminated' then terminated := least(terminated, line.on_day);
      when 'closed' then closed := least(closed, line.on_day);
      when 'declined' then declined := least(declined, line.on_day);
      else
        f := place;
        f.on_day := line.on_day;
        f.since_on := month_of(line.on_day);
        case line.verb
          when 'sent-up' then
            f.sent_up := 1;
          when 'offer-answered' then
            if line.detail ->> 'answer' = 'agree' then
              f.firm_settled := 1;
              f.firm_recovered_fen := (line.detail ->> 'recoveredFen')::bigint;
              f.recovered_fen := f.firm_recovered_fen;
              firms := array_append(firms, f);
            end if;
            continue;
          else
            agreed := true;
            f.recovered_fen := (line.detail ->> 'recoveredFen')::bigint;
            f.compensation_fen := (line.detail ->> 'compensationFen')::bigint;
            f.disputed_fen := (line.detail ->> 'disputedFen')::bigint;
            f.refund_fen := recovered_of(line.detail, 'refund');
            f.in_kind_fen := recovered_of(line.detail, 'inKind');
            f.damages_fen := recovered_of(line.detail, 'compensation');
            f.extra_damages_fen := recovered_of(line.detail, 'extraDamages');
            f.waiver_fen := recovered_of(line.detail, 'waiver');
            if line.verb = 'settled' then
              settled := least(settled, line.on_day);
            else
              f.settled_at_station := 1;
            end if;
        end case;
        return next f;
    end case;
  end loop;
  if not agreed then
    foreach f in array firms loop return next f; end loop;
  end if;
  if declined is not null then
    f := place;
    f.on_day := declined;
    f.since_on := month_of(declined);
    f.office_id := case when c.dispatched_on is not null then c.office_id end;
    f.declined := 1;
    return next f;
  end if;
  if c.merged is not null or accepted is null then return; end if;
  place.since_on := month_of(accepted);
  f := place;
  f.on_day := accepted;
  f.region_id := coalesce(c.operator_region_id, 'none');
  f.accepted := 1;
  return next f;
  if mediated is not null then f := place; f.on_day := greatest(accepted, mediated); f.mediated := 1; return next f; end if;
  if settled is not null then f := place; f.on_day := greatest(accepted, settled); f.settled := 1; return next f; end if;
  if terminated is not null then f := place; f.on_day := greatest(accepted, terminated); f.terminated := 1; return next f; end if;
  if closed is not null then f := place; f.on_day := greatest(accepted, closed); f.closed := 1; return next f; end if;
end $$;

-- As before (0365), and of the decisions to open no case the first.
create or replace function figures_of(t tipoff, below integer) returns setof figure_change language plpgsql stable as $$
declare
  place figure_change;
  f figure_change;
  line record;
  opened date;
  refused date;
begin
  place.county_id := t.county_id;
  place.category_code := coalesce(t.category_code, 'none');
  if t.received_at is not null then
    f := place;
    f.on_day := (t.received_at at time zone 'Asia/Shanghai')::date;
    f.since_on := month_of(f.on_day);
    f.office_id := case when t.dispatched_on is not null then t.office_id end;
    f.tipoffs := 1;
    return next f;
  end if;
  place.office_id := t.office_id;
  for line in select l.verb, l.on_day from ledger as l where l.county_id = t.county_id and l.matter_id = t.id and l.seq < below
    and l.verb in ('enforcement-opened', 'enforcement-not-opened')
  loop
    if line.verb = 'enforcement-opened' then
      opened := least(opened, line.on_day);
    else
      refused := least(refused, line.on_day);
    end if;
  end loop;
  if refused is not null then
    f := place;
    f.on_day := refused;
    f.since_on := month_of(refused);
    f.cases_not_opened := 1;
    return next f;
  end if;
  if opened is null then return; end if;
  f := place;
  f.on_day := opened;
  f.since_on := month_of(opened);
  f.cases_opened := 1;
  return next f;
end $$;

insert into figure_change
select d.* from counted_before as b join complaint as c on c.county_id = b.county_id and c.id = b.id
  cross join lateral figure_difference(array(select f from figures_of(c, 2147483647) as f), b.of) as d
union all
select d.* from counted_before as b join tipoff as t on t.county_id = b.county_id and t.id = b.id
  cross join lateral figure_difference(array(select f from figures_of(t, 2147483647) as f), b.of) as d;

-- As before (0355), and what was to be published of it and was.
create or replace function complaint_figure_keep() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  -- By themselves, so that the day of the close stands before that of the publication.
  perform keep_counts(old.county_id, old.id, array(select f from published_of(old) as f order by f.publishable nulls last));
  return null;
end $$;

-- What is there already: as it was closed, with the publication of that close, which has left since.
select keep_counts(c.county_id, c.id, array(select f from published_of(was, p.id, 'published', p.published_on) as f
  where f.publishable is not null or p.id is not null order by f.publishable nulls last))
from complaint as c cross join lateral jsonb_array_elements(c.annulments) with ordinality as a (one, n)
  cross join lateral jsonb_populate_record(c, jsonb_build_object('state', 'closed', 'outcome', a.one -> 'outcome',
    'terminate_ground', a.one -> 'terminateGround', 'closed_on', a.one -> 'closedOn', 'review', a.one -> 'review')) as was
  left join lateral (select o.id, o.published_on from publication as o
    where o.county_id = c.county_id and o.matter_id = c.id and o.state = 'left' and o.published_on is not null
      and o.closed_on = (a.one ->> 'closedOn')::date order by o.published_on limit 1) as p on true
where c.annulments <> '[]' and a.one ->> 'closedOn' is not null;
select figure_fold(2147483647);

-- How each close counts, and each that was revoked: with the grade that was given to it.
create function closed_notes_of(c complaint, by integer) returns setof closed_note language plpgsql stable as $$
declare
  n closed_note;
  a jsonb;
begin
  if c.closed_on is not null then return next closed_note_of(c, by); end if;
  if c.annulments = '[]' or c.merged is not null then return; end if;
  n := closed_note_of(c, by);
  n.kept := 0;
  n.opinions := by;
  for a in select one from jsonb_array_elements(c.annulments) as one where one ->> 'closedOn' is not null loop
    n.closed_on := (a ->> 'closedOn')::date;
    n.grade := coalesce((a ->> 'satisfaction')::smallint, 0);
    return next n;
  end loop;
end $$;

create or replace function complaint_closed_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then insert into closed_note select n.* from closed_notes_of(old, -1) as n; end if;
  insert into closed_note select n.* from closed_notes_of(new, 1) as n;
  return null;
end $$;
drop trigger complaint_closed_update on complaint;
create trigger complaint_closed_update after update on complaint for each row
  when ((old.closed_on is not null or new.closed_on is not null or new.annulments <> '[]')
    and (old.closed_on, old.state, old.outcome, old.merged is null, old.office_id, old.category_code, old.satisfaction, old.erased_on,
        old.annulments)
      is distinct from (new.closed_on, new.state, new.outcome, new.merged is null, new.office_id, new.category_code, new.satisfaction,
        new.erased_on, new.annulments))
  execute function complaint_closed_change();

insert into closed_note
select c.county_id, 'complaint', (a ->> 'closedOn')::date, coalesce(c.office_id, ''), split_part(coalesce(c.category_code, ''), '.', 1),
  coalesce((a ->> 'satisfaction')::smallint, 0), 1, 0
from complaint as c cross join lateral jsonb_array_elements(c.annulments) as a
where c.annulments <> '[]' and c.merged is null and a ->> 'closedOn' is not null;

-- All that there is, for a database that has a past.
create or replace function fill_closed_tallies() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1231504);
  lock table complaint, tipoff, inquiry in share row exclusive mode;
  delete from closed_note;
  delete from opinion_tally;
  delete from kept_tally;
  insert into opinion_tally (county_id, level, unit, start_on, office_id, category, grade, n)
  select g.county_id, s.level, s.unit, s.start_on, s.office_id, s.category, g.grade, sum(g.n) from (
    select n.county_id, n.closed_on, n.office_id, n.category, n.grade, sum(n.opinions)::integer as n
    from complaint as c cross join lateral closed_notes_of(c, 1) as n
    where (c.closed_on is not null or c.annulments <> '[]') and n.opinions <> 0 group by 1, 2, 3, 4, 5
  ) as g cross join lateral opinion_spread(g.closed_on, g.office_id, g.category) as s group by 1, 2, 3, 4, 5, 6, 7;
  insert into kept_tally (county_id, kind, closed_on, n)
  select county_id, kind, closed_on, count(*) from (
    select county_id, 'complaint' as kind, closed_on, state, erased_on from complaint
    union all select county_id, 'tipoff', closed_on, state, erased_on from tipoff
    union all select county_id, 'inquiry', closed_on, state, erased_on from inquiry
  ) as k where closed_on is not null and state in ('closed', 'archived') and erased_on is null group by 1, 2, 3;
end $$;

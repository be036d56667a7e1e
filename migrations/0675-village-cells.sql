-- A table of a village by anything but what came in and what was accepted of a class, or of a class below the top by nature or by channel,
-- was counted matter by matter: 1.2 to 1.9 s of a year at a million matters. A village is kept now by all that a table counts, by category as
-- deep as the county has it, by nature (u) and by channel (v), each of them of an office; a category by nature and by channel (x, y) as deep, and of an office (X, Y).
-- What a town has by nature and by channel, and an office by town (p, q, w), is summed from its villages: a filing of a
-- class at the top counts in as many cells as before (20), of one below the top in 25 for 22, once an office has it in 33 for 29.

-- Nobody folds, files or acts meanwhile, and what is noted is folded by the former way first.
select pg_advisory_xact_lock(1231502);
lock table complaint, ledger, region in share mode;
select figure_fold(2147483647);

-- As before (0404), and where the shop is of all that is counted.
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
  place.region_id := coalesce(c.operator_region_id, 'none');
  place.town_id := town_of(c.county_id, c.operator_region_id);
  place.category_code := coalesce(c.category_code, 'none');
  place.nature_code := coalesce(c.nature_code, 'none');
  place.channel := c.channel;
  if c.merged is null and c.received_at is not null then
    f := place;
    f.on_day := (c.received_at at time zone 'Asia/Shanghai')::date;
    f.since_on := month_of(f.on_day);
    f.office_id := case when c.dispatched_on is not null then c.office_id end;
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
  f.accepted := 1;
  return next f;
  if mediated is not null then f := place; f.on_day := greatest(accepted, mediated); f.mediated := 1; return next f; end if;
  if settled is not null then f := place; f.on_day := greatest(accepted, settled); f.settled := 1; return next f; end if;
  if terminated is not null then f := place; f.on_day := greatest(accepted, terminated); f.terminated := 1; return next f; end if;
  if closed is not null then f := place; f.on_day := greatest(accepted, closed); f.closed := 1; return next f; end if;
end $$;

-- As before (0560), and where the shop is.
create or replace function anew_of(c complaint, below integer) returns setof figure_change language plpgsql stable as $$
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
  if c.merged is not null then return; end if;
  if c.annulments = '[]' and not exists (select from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below
    and l.verb = 'service-failure-corrected' and l.detail ->> 'closedOn' is not null) then return; end if;
  select min(l.on_day) into accepted from ledger as l
    where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb = 'accepted';
  if accepted is null then return; end if;
  f.county_id := c.county_id;
  f.office_id := c.office_id;
  f.region_id := coalesce(c.operator_region_id, 'none');
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
      where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below
        and (l.verb in (what, 'decision-annulled')
          or what = 'closed' and l.verb = 'service-failure-corrected' and l.detail ->> 'closedOn' is not null) order by 1
    loop
      select count(*)::integer into is_so from (select from ledger as l
        where l.county_id = c.county_id and l.matter_id = c.id and l.seq < below and l.verb = what and l.on_day <= line.day
          and not exists (select from ledger as a where a.county_id = c.county_id and a.matter_id = c.id and a.seq < below
            and a.seq > l.seq and a.on_day <= line.day and (a.verb = 'decision-annulled'
              or what = 'closed' and a.verb = 'service-failure-corrected' and a.detail ->> 'closedOn' is not null)) limit 1) as s;
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

-- As before (0315), but for the villages. Of these (V, u, v) the key is what it is of and, after a bar, the office, none where no office has it;
-- of an office (X, Y) the category as it is and, after a bar, the nature or the channel.
create or replace function figure_spread(county integer, day date, office text, region text, town text, category text, nature text, channel text)
  returns table (county_id integer, level "char", start_on date, area text, key text) language sql stable as $$
  select case when s.level = 'R' then s.number else county end, s.level::"char", s.start_on, s.area, s.key from (
    select split_part(category, '.', 1) as top, month_of(day) as month, '|' || coalesce(office, '') as of_office
  ) as m, lateral (
    select 'd' as level, day as start_on, '' as area, '' as key, 0 as number
    union all select 'o', day, office, '', 0
    union all select a.level, m.month, a.area, n.key || a.office, 0
      from (values ('C', '', ''), ('O', office, ''), ('T', town, ''), ('V', region, m.of_office)) as a (level, area, office),
        (values (''), (m.top), (case when category <> m.top then category end)) as n (key)
    union all select p.level, m.month, p.area, p.key, 0
      from (values ('N', '', nature), ('n', case when nature is not null then office end, nature),
        ('H', '', channel), ('h', case when channel is not null then office end, channel),
        ('x', case when nature is not null then m.top end, nature), ('y', case when channel is not null then m.top end, channel),
        ('x', case when nature is not null and category <> m.top then category end, nature),
        ('y', case when channel is not null and category <> m.top then category end, channel),
        ('X', office, category || '|' || nature), ('Y', office, category || '|' || channel),
        ('z', nature, channel), ('u', region, nature || m.of_office), ('v', region, channel || m.of_office)) as p (level, area, key)
    union all select 'R', m.month, '', n.key, a.number
      from (values (county / 100 * 100), (county / 10000 * 10000), (0)) as a (number), (values (''), (m.top)) as n (key)
  ) as s
  where s.area is not null and s.key is not null
$$;

-- What is there already, of these alone.
create temporary table placed on commit drop as
  select f.county_id, month_of(f.on_day) as start_on, f.since_on, '|' || coalesce(f.office_id, '') as of_office, f.office_id, f.region_id,
    f.category_code, f.nature_code, f.channel,
    sum(f.received) as received, sum(f.people) as people, sum(f.accepted) as accepted, sum(f.declined) as declined,
    sum(f.mediated) as mediated, sum(f.settled) as settled, sum(f.terminated) as terminated, sum(f.closed) as closed,
    sum(f.settled_at_station) as settled_at_station, sum(f.recovered_fen) as recovered_fen,
    sum(f.compensation_fen) as compensation_fen, sum(f.disputed_fen) as disputed_fen, sum(f.firm_settled) as firm_settled,
    sum(f.firm_recovered_fen) as firm_recovered_fen, sum(f.refund_fen) as refund_fen, sum(f.in_kind_fen) as in_kind_fen,
    sum(f.damages_fen) as damages_fen, sum(f.extra_damages_fen) as extra_damages_fen, sum(f.waiver_fen) as waiver_fen,
    sum(f.sent_up) as sent_up
  from complaint as c cross join lateral (
    select * from figures_of(c, 2147483647) union all select * from anew_of(c, 2147483647)
  ) as f group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
delete from figure_cell where level in ('V', 'p', 'q', 'w');
insert into figure_cell (county_id, level, start_on, since_on, area, key,
  received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, recovered_fen,
  compensation_fen, disputed_fen, firm_settled, firm_recovered_fen, refund_fen, in_kind_fen, damages_fen, extra_damages_fen,
  waiver_fen, sent_up)
select f.county_id, p.level::"char", f.start_on, f.since_on, p.area, p.key,
  sum(f.received), sum(f.people), sum(f.accepted), sum(f.declined), sum(f.mediated), sum(f.settled), sum(f.terminated),
  sum(f.closed), sum(f.settled_at_station), sum(f.recovered_fen), sum(f.compensation_fen), sum(f.disputed_fen),
  sum(f.firm_settled), sum(f.firm_recovered_fen), sum(f.refund_fen), sum(f.in_kind_fen), sum(f.damages_fen),
  sum(f.extra_damages_fen), sum(f.waiver_fen), sum(f.sent_up)
from placed as f cross join lateral (select split_part(f.category_code, '.', 1) as top) as m cross join lateral (values
  ('V', f.region_id, f.of_office), ('V', f.region_id, m.top || f.of_office),
  ('V', f.region_id, case when f.category_code <> m.top then f.category_code || f.of_office end),
  ('u', f.region_id, f.nature_code || f.of_office), ('v', f.region_id, f.channel || f.of_office),
  ('X', f.office_id, f.category_code || '|' || f.nature_code), ('Y', f.office_id, f.category_code || '|' || f.channel),
  ('x', case when f.category_code <> m.top then f.category_code end, f.nature_code),
  ('y', case when f.category_code <> m.top then f.category_code end, f.channel)) as p (level, area, key)
where p.area is not null and p.key is not null group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 5, 6, 4;

-- What the cells did not know: complaints that were settled with the firm itself and their money, which is loss recovered too (S171, S195);
-- the money recovered by its kind (S33); what stations sent up beside what they settled (S111); fares and calls (S139); tip-offs of which no
-- case was made, by the day of the decision. Whoever adds a column to the cells calls `figure_shape`, which makes anew all that names each column.

-- Nobody folds, files or acts meanwhile, and what is noted is folded by the former way first.
select pg_advisory_xact_lock(1231502);
lock table complaint, tipoff, ledger, region in share mode;
select figure_fold(2147483647);

alter table figure_change
  add column firm_settled integer, add column firm_recovered_fen bigint, add column refund_fen bigint, add column in_kind_fen bigint,
  add column damages_fen bigint, add column extra_damages_fen bigint, add column waiver_fen bigint, add column sent_up integer,
  add column fee_told integer, add column fee_fen bigint, add column cases_not_opened integer;
alter table figure_cell
  add column firm_settled integer, add column firm_recovered_fen bigint, add column refund_fen bigint, add column in_kind_fen bigint,
  add column damages_fen bigint, add column extra_damages_fen bigint, add column waiver_fen bigint, add column sent_up integer,
  add column fee_told integer, add column fee_fen bigint, add column cases_not_opened integer;

-- Lines that lead to the records of a figure, the settlements with firms and what was referred to others among them.
drop index ledger_figure;
create index ledger_figure on ledger (county_id, verb, on_day)
  where verb in ('accepted', 'declined', 'settled', 'terminated', 'settled-at-station', 'sent-up', 'filed', 'offer-answered', 'referred');
drop index ledger_dated_back;
create index ledger_dated_back on ledger (county_id, verb, on_day) include (at, matter_id)
  where on_day < (at at time zone 'Asia/Shanghai')::date
    and verb in ('accepted', 'declined', 'settled', 'settled-at-station', 'terminated', 'sent-up', 'offer-answered', 'referred');

-- Of a settlement what was recovered in one kind. Where nobody wrote the terms, the compensation is one and the rest was given back, as
-- `plainTerms` of the program makes them.
create function recovered_of(detail json, kind text) returns bigint language sql immutable parallel safe as $$
  select nullif(case when json_typeof(detail -> 'recoveredByKind') = 'array' and json_array_length(detail -> 'recoveredByKind') > 0
    then (select sum((k ->> 'valueFen')::bigint) from json_array_elements(detail -> 'recoveredByKind') as k where k ->> 'kind' = kind)
    else case kind when 'compensation' then (detail ->> 'compensationFen')::bigint
      when 'refund' then (detail ->> 'recoveredFen')::bigint - coalesce((detail ->> 'compensationFen')::bigint, 0) end
    end, 0)::bigint $$;

-- As before (0295), and what was settled with firms: by the day on which the complainant agreed, unless the bureau or a station brought
-- about an agreement afterwards, which then counts alone; each kind of money; what stations sent up.
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
      else
        f := place;
        f.on_day := line.on_day;
        f.since_on := month_of(line.on_day);
        case line.verb
          when 'declined' then
            f.office_id := case when c.dispatched_on is not null then c.office_id end;
            f.declined := 1;
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

-- As before (0295), and fares and calls among what it cost.
create or replace function ended_of(c complaint, k matter_clock) returns setof figure_change language plpgsql stable as $$
declare
  place figure_change;
  f figure_change;
begin
  place.county_id := c.county_id;
  place.category_code := coalesce(c.category_code, 'none');
  if c.closed_on is not null then
    f := place;
    f.on_day := c.closed_on;
    f.since_on := month_of(c.closed_on);
    f.office_id := c.office_id;
    if c.merged is null and c.accepted_on is not null then
      f.closed_in_period := 1;
      f.closed_on_time := case when k.stopped_on <= k.due_on then 1 end;
      f.closed_settled := case when c.outcome = 'settled' then 1 end;
    end if;
    if jsonb_path_exists(c.cost, '$.* ? (@ != null)') then
      f.cost_told := 1;
      f.trips := (c.cost ->> 'trips')::numeric::bigint;
      f.km := (c.cost ->> 'km')::numeric::bigint;
      f.minutes := (c.cost ->> 'minutes')::numeric::bigint;
      f.fee_fen := (c.cost ->> 'feeFen')::numeric::bigint;
      f.trips_told := case when f.trips is not null then 1 end;
      f.km_told := case when f.km is not null then 1 end;
      f.minutes_told := case when f.minutes is not null then 1 end;
      f.fee_told := case when f.fee_fen is not null then 1 end;
    end if;
    if num_nonnulls(f.closed_in_period, f.cost_told) > 0 then return next f; end if;
  end if;
  if c.outcome = 'transferred' and c.ended_on is not null then
    f := place;
    f.on_day := c.ended_on;
    f.since_on := month_of(c.ended_on);
    f.office_id := case when c.dispatched_on is not null then c.office_id end;
    f.transferred := 1;
    return next f;
  end if;
end $$;

-- As before (0295), and each decision to open no case, by its day: one that was revoked since was made all the same.
create or replace function figures_of(t tipoff, below integer) returns setof figure_change language plpgsql stable as $$
declare
  place figure_change;
  f figure_change;
  line record;
  opened date;
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
      f := place;
      f.on_day := line.on_day;
      f.since_on := month_of(line.on_day);
      f.cases_not_opened := 1;
      return next f;
    end if;
  end loop;
  if opened is null then return; end if;
  f := place;
  f.on_day := opened;
  f.since_on := month_of(opened);
  f.cases_opened := 1;
  return next f;
end $$;

-- What a place counted for under another town.
create function figure_moved(f figure_change, town text) returns figure_change language plpgsql immutable as $$
begin
  f.town_id := town;
  return f;
end $$;

create or replace function region_figure_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  places jsonb;
begin
  -- Which statement brought which rows decides what may be named, so that each is asked for by itself.
  if tg_op = 'INSERT' then
    select jsonb_agg(jsonb_build_array(n.county_id, n.id, 'none', town)) into places
    from (select *, case kind when 'village' then coalesce(parent_id, 'none') when 'town' then id else 'none' end as town from new_rows) as n
    where town <> 'none';
  elsif tg_op = 'DELETE' then
    select jsonb_agg(jsonb_build_array(o.county_id, o.id, town, 'none')) into places
    from (select *, case kind when 'village' then coalesce(parent_id, 'none') when 'town' then id else 'none' end as town from old_rows) as o
    where town <> 'none';
  else
    select jsonb_agg(jsonb_build_array(county_id, id, coalesce(o.town, 'none'), coalesce(n.town, 'none'))) into places
    from (select county_id, id, case kind when 'village' then coalesce(parent_id, 'none') when 'town' then id else 'none' end as town
        from old_rows) as o
      full join (select county_id, id, case kind when 'village' then coalesce(parent_id, 'none') when 'town' then id else 'none' end as town
        from new_rows) as n using (county_id, id)
    where coalesce(o.town, 'none') <> coalesce(n.town, 'none');
  end if;
  if places is null then return null; end if;
  perform change_places(p.county_id) from (select distinct (p ->> 0)::integer as county_id from jsonb_array_elements(places) as p order by 1) as p;
  insert into figure_change
  select d.* from (
    select array_agg(f) as now, array_agg(figure_moved(f, p.past)) as past
    from (select (p ->> 0)::integer as county_id, p ->> 1 as id, p ->> 2 as past from jsonb_array_elements(places) as p) as p
      join complaint as c on c.county_id = p.county_id and c.operator_region_id = p.id
      cross join lateral figures_of(c, 2147483647) as f
  ) as a cross join lateral figure_difference(a.now, a.past) as d;
  return null;
end $$;

-- As before (0295); more lines count.
create or replace function ledger_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from new_lines where verb in ('accepted', 'declined', 'session-held', 'settled', 'terminated', 'closed',
    'settled-at-station', 'sent-up', 'offer-answered', 'enforcement-opened', 'enforcement-not-opened'))
  then
    perform hold_places(n.county_id) from (select distinct county_id from new_lines order by 1) as n;
    with told as (
      select county_id, matter_id, min(seq) as seq from new_lines where verb in ('accepted', 'declined', 'session-held', 'settled',
        'terminated', 'closed', 'settled-at-station', 'sent-up', 'offer-answered', 'enforcement-opened', 'enforcement-not-opened')
      group by 1, 2
    )
    insert into figure_change
    select d.* from told join complaint as c on c.county_id = told.county_id and c.id = told.matter_id
      cross join lateral figure_difference(array(select f from figures_of(c, 2147483647) as f),
        array(select f from figures_of(c, told.seq) as f)) as d
    union all
    select d.* from told join tipoff as c on c.county_id = told.county_id and c.id = told.matter_id
      cross join lateral figure_difference(array(select f from figures_of(c, 2147483647) as f),
        array(select f from figures_of(c, told.seq) as f)) as d;
  end if;
  if exists (select from new_lines where verb in ('dispatched', 'talked', 'called-back', 'accepted', 'declined', 'settled-at-station',
    'verification-started', 'enforcement-opened', 'enforcement-not-opened', 'transcript-recorded', 'measure-taken', 'enforcement-closed'))
  then
    with told as (
      select county_id, matter_id, min(seq) as seq from new_lines where verb in ('dispatched', 'talked', 'called-back', 'accepted', 'declined',
        'settled-at-station', 'verification-started', 'enforcement-opened', 'enforcement-not-opened', 'transcript-recorded', 'measure-taken',
        'enforcement-closed') group by 1, 2
    )
    insert into figure_change
    select f.* from told join complaint as c on c.county_id = told.county_id and c.id = told.matter_id
      cross join lateral paces_of(c, told.seq) as f
    union all
    select f.* from told join tipoff as c on c.county_id = told.county_id and c.id = told.matter_id
      cross join lateral paces_of(c, told.seq) as f
    union all
    select f.* from told join enforcement as c on c.county_id = told.county_id and c.id = told.matter_id
      cross join lateral paces_of(c, told.seq) as f;
  end if;
  return null;
end $$;

-- 格的样子: what names each column of the cells is made from the columns that the cells have.
create procedure figure_shape() language plpgsql as $shape$
declare
  places constant text[] := array['county_id', 'on_day', 'since_on', 'office_id', 'region_id', 'town_id', 'category_code', 'nature_code',
    'channel', 'pace', 'seconds'];
  place constant text := 'county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel';
  spread constant text := 'figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel)';
  counts text;
  of_note text;
  besides text;
  summed text;
  cells text;
  kept text;
  negated text;
  both_sides text;
  found text;
begin
  select string_agg(a.attname, ', ' order by a.attnum), string_agg('f.' || a.attname, ', ' order by a.attnum),
    string_agg(a.attname, ', ' order by a.attnum) filter (where a.attname not in ('received', 'people')),
    string_agg(format('sum(%1$I)::%2$s as %1$I', a.attname, format_type(a.atttypid, null)), ', ' order by a.attnum),
    string_agg(format('sum(f.%1$I)', a.attname), ', ' order by a.attnum),
    string_agg(format('%1$I = coalesce(t.%1$I + excluded.%1$I, t.%1$I, excluded.%1$I)', a.attname), ', ' order by a.attnum)
  into counts, of_note, besides, summed, cells, kept
  from pg_attribute as a where a.attrelid = 'figure_cell'::regclass and a.attnum > 0 and not a.attisdropped
    and a.attname not in ('county_id', 'level', 'start_on', 'since_on', 'area', 'key');
  -- In the order of the columns of a note, which its functions give rows of.
  select string_agg(case when a.attname = any (places) then 'g.' else '-g.' end || a.attname, ', ' order by a.attnum),
    string_agg(case when a.attname = any (places) then 'b.' || a.attname
      else format('nullif(sum(b.%1$I), 0)::%2$s as %1$I', a.attname, format_type(a.atttypid, null)) end, ', ' order by a.attnum),
    string_agg('d.' || a.attname, ', ' order by a.attnum) filter (where not a.attname = any (places))
  into negated, both_sides, found
  from pg_attribute as a where a.attrelid = 'figure_change'::regclass and a.attnum > 0 and not a.attisdropped;

  drop view if exists figure_recount, pace_recount, counted_anew, figure_count;

  -- What is to be noted so that the one becomes the other (0319): what is equal on both sides falls out first.
  execute format($f$
    create or replace function figure_difference(next figure_change[], past figure_change[]) returns setof figure_change
      language plpgsql stable as $b$
    declare
      f figure_change;
      place integer;
      gone figure_change[] := past;
    begin
      if coalesce(cardinality(next), 0) + coalesce(cardinality(past), 0) > 64 then
        return query select * from figure_difference_of_many(next, past);
        return;
      end if;
      foreach f in array coalesce(next, '{}') loop
        -- Two rows are equal where no column of theirs is distinct; each takes one of the other side along.
        place := array_position(gone, f);
        if place is null then
          return next f;
        else
          gone := gone[:place - 1] || gone[place + 1:];
        end if;
      end loop;
      if coalesce(cardinality(gone), 0) = 0 then return; end if;
      return query select %s from unnest(gone) as g;
    end $b$$f$, negated);

  -- The same of thousands, summed.
  execute format($f$
    create or replace function figure_difference_of_many(next figure_change[], past figure_change[]) returns setof figure_change
      language plpgsql stable as $b$
    declare
      f figure_change;
    begin
      if coalesce(cardinality(past), 0) = 0 then
        foreach f in array coalesce(next, '{}') loop return next f; end loop;
        return;
      end if;
      return query select d.* from (
        select %1$s from (select * from unnest(next) union all select %2$s from unnest(past) as g) as b
        group by b.%3$s
      ) as d where num_nonnulls(%4$s) > 0;
    end $b$$f$, both_sides, negated, array_to_string(places, ', b.'), found);

  -- The cells and what is not folded into them yet: what every reader counts.
  execute format($f$
    create view figure_count as
      select county_id, level, start_on, since_on, area, key, %1$s from figure_cell
      union all
      select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key, %2$s
      from figure_change as f cross join lateral %3$s as s where f.pace is null$f$, counts, of_note, spread);

  -- The same once more from the matters and the ledger: what the cells must be.
  create view counted_anew as
    select f.* from complaint as c cross join lateral counted_of(c) as f
    union all
    select f.* from tipoff as t cross join lateral counted_of(t) as f
    union all
    select f.* from inquiry as i cross join lateral figures_of(i) as f
    union all
    select f.* from enforcement as e cross join lateral paces_of(e, 0) as f;
  execute format($f$
    create view figure_recount as
      select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key, f.county_id as of_county_id, %1$s
      from counted_anew as f cross join lateral %2$s as s where f.pace is null$f$, of_note, spread);
  create view pace_recount as
    select f.county_id, f.pace, s.level, s.area, s.key, s.start_on, s.bucket, f.since_on, f.seconds
    from counted_anew as f cross join lateral pace_spread(f.county_id, f.on_day, f.office_id, f.category_code, f.seconds) as s
    where f.pace is not null
    union all
    select r.county_id, response_pace(r.link), s.level, s.area, s.key, s.start_on, s.bucket, month_of(r.on_day), greatest(r.minutes, 0) * 60
    from response_recount as r cross join lateral pace_spread(r.county_id, r.on_day, null, null, greatest(r.minutes, 0) * 60) as s;

  -- Folds so many notes into their cells, of one county where it is named: filings by themselves (0316), then all others with their times.
  execute format($f$
    create or replace function figure_fold(most integer, of_county integer default null) returns integer
      language plpgsql security definer set search_path = public, pg_temp as $b$
    declare
      filed integer;
      folded integer;
    begin
      if not pg_try_advisory_xact_lock(1231502) then return 0; end if;
      with gone as (
        delete from figure_change as c where c.ctid = any (array(
          select ctid from figure_change where (of_county is null or county_id = of_county) and received is not null
            and num_nonnulls(%1$s, pace) = 0
          limit most)) returning c.*
      ), alike as (
        select %2$s, sum(received)::integer as received, sum(people)::integer as people from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      ), added as (
        insert into figure_cell as t (county_id, level, start_on, since_on, area, key, received, people)
        select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key, sum(f.received), sum(f.people)
        from alike as f cross join lateral %3$s as s
        group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 5, 6, 4
        on conflict (county_id, level, start_on, area, key, since_on) do update set
          received = coalesce(t.received + excluded.received, t.received, excluded.received),
          people = coalesce(t.people + excluded.people, t.people, excluded.people)
      )
      select count(*) into filed from gone;
      if filed >= most then return filed; end if;
      with gone as (
        delete from figure_change as c where c.ctid = any (array(
          select ctid from figure_change where of_county is null or county_id = of_county limit most - filed)) returning c.*
      ), alike as (
        select %2$s, pace, seconds, %4$s, sum(paced)::integer as paced from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
      ), added as (
        insert into figure_cell as t (county_id, level, start_on, since_on, area, key, %5$s)
        select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key, %6$s
        from alike as f cross join lateral %3$s as s
        where f.pace is null
        group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 5, 6, 4
        on conflict (county_id, level, start_on, area, key, since_on) do update set %7$s
      ), timed as (
        insert into pace_cell as t (county_id, pace, level, area, key, start_on, bucket, since_on, n, seconds)
        select f.county_id, f.pace, s.level, s.area, s.key, s.start_on, s.bucket, f.since_on, sum(sign(f.paced))::integer,
          array_agg(case when f.paced > 0 then f.seconds else -1 - f.seconds end order by f.seconds)
        from alike as f cross join lateral pace_spread(f.county_id, f.on_day, f.office_id, f.category_code, f.seconds) as s
          cross join lateral generate_series(1, abs(f.paced))
        where f.pace is not null
        group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8
        on conflict (county_id, pace, level, area, key, start_on, bucket, since_on) do update set
          n = t.n + excluded.n, seconds = pace_merged(t.seconds, excluded.seconds)
      )
      select count(*) into folded from gone;
      return filed + folded;
    end $b$$f$, besides, place, spread, summed, counts, cells, kept);
end $shape$;
call figure_shape();

-- A mean with two decimals, rounded half up on whole numbers as the program does; null of nothing.
create function mean_of(sum numeric, n numeric) returns double precision language sql immutable parallel safe as $$
  select case when n > 0 then (div(sum * 200 + n, 2 * n) / 100)::double precision end $$;

-- What is there already, of the new columns alone; money that firms paid was no loss recovered until now.
insert into figure_change (county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel, recovered_fen,
  firm_settled, firm_recovered_fen, refund_fen, in_kind_fen, damages_fen, extra_damages_fen, waiver_fen, sent_up)
select f.county_id, f.on_day, f.since_on, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel,
  f.firm_recovered_fen, f.firm_settled, f.firm_recovered_fen, f.refund_fen, f.in_kind_fen, f.damages_fen, f.extra_damages_fen, f.waiver_fen,
  f.sent_up
from (select distinct l.county_id, l.matter_id from ledger as l
    where l.verb in ('settled', 'settled-at-station', 'sent-up', 'offer-answered')) as l
  join complaint as c on c.county_id = l.county_id and c.id = l.matter_id cross join lateral figures_of(c, 2147483647) as f
where num_nonnulls(f.firm_settled, f.refund_fen, f.in_kind_fen, f.damages_fen, f.extra_damages_fen, f.waiver_fen, f.sent_up) > 0;
insert into figure_change (county_id, on_day, since_on, office_id, category_code, fee_told, fee_fen)
select f.county_id, f.on_day, f.since_on, f.office_id, f.category_code, f.fee_told, f.fee_fen
from complaint as c cross join lateral ended_of(c, null) as f
where c.closed_on is not null and c.cost ->> 'feeFen' is not null and f.fee_told is not null;
insert into figure_change (county_id, on_day, since_on, office_id, category_code, cases_not_opened)
select f.county_id, f.on_day, f.since_on, f.office_id, f.category_code, f.cases_not_opened
from (select distinct l.county_id, l.matter_id from ledger as l where l.verb = 'enforcement-not-opened') as l
  join tipoff as t on t.county_id = l.county_id and t.id = l.matter_id cross join lateral figures_of(t, 2147483647) as f
where f.cases_not_opened is not null;
select figure_fold(2147483647);

-- What the cells did not know was counted matter by matter: what was closed in time, what fell due and was decided in time, what was
-- handed over, costs told, sums in dispute, what was to be published and was, and how long it takes from one line to another. The counts become columns of the cells. Times
-- become cells of their own that hold each time, so that the middle one is exact: of a month split by how long it took, of a day whole.
-- An office refused or handed over what was dispatched to it; of what was only proposed for it the centre did.

alter table figure_change
  add column closed_in_period integer, add column closed_on_time integer, add column closed_settled integer, add column transferred integer,
  add column initial_due integer, add column initial_on_time integer, add column verify_due integer, add column verify_on_time integer, add
  column cost_told integer, add column trips_told integer, add column km_told integer, add column minutes_told integer, add column trips
  bigint, add column km bigint, add column minutes bigint, add column disputed_fen bigint,
  -- Which time, how many seconds, and one more or one less of it.
  add column pace "char", add column seconds integer, add column paced integer,
  add column publishable integer, add column published integer;
alter table figure_cell
  add column closed_in_period integer, add column closed_on_time integer, add column closed_settled integer, add column transferred integer,
  add column initial_due integer, add column initial_on_time integer, add column verify_due integer, add column verify_on_time integer, add
  column cost_told integer, add column trips_told integer, add column km_told integer, add column minutes_told integer, add column trips
  bigint, add column km bigint, add column minutes bigint, add column disputed_fen bigint,
  add column publishable integer, add column published integer;

-- The paces: f a complaint's first answer; of a tip-off g from the receipt to the dispatch, a from there to the verification, d from there
-- to the decision; of a case x from the filing to the first evidence, e to the close. Levels as of figure_cell: d, o, C, O; of a category the
-- county's months at the top. What began in a month before is told by since_on, as there.
create table pace_cell (
  county_id integer not null,
  pace "char" not null,
  level "char" not null,
  area text collate "C" not null,
  key text collate "C" not null,
  start_on date not null,
  bucket smallint not null,
  since_on date not null,
  n integer not null,
  -- In order. A time that was taken away before it came, because notes lie in no order, stands as −1 less it until it comes.
  seconds integer[] not null,
  primary key (county_id, pace, level, area, key, start_on, bucket, since_on)
) with (fillfactor = 90);

-- Eight steps for each doubling, from a minute on.
create function pace_bucket(seconds integer) returns smallint language sql immutable parallel safe as $$
  select width_bucket(seconds, '{64,72,80,88,96,104,112,120,128,144,160,176,192,208,224,240,256,288,320,352,384,416,448,480,512,576,640,704,768,832,896,960,1024,1152,1280,1408,1536,1664,1792,1920,2048,2304,2560,2816,3072,3328,3584,3840,4096,4608,5120,5632,6144,6656,7168,7680,8192,9216,10240,11264,12288,13312,14336,15360,16384,18432,20480,22528,24576,26624,28672,30720,32768,36864,40960,45056,49152,53248,57344,61440,65536,73728,81920,90112,98304,106496,114688,122880,131072,147456,163840,180224,196608,212992,229376,245760,262144,294912,327680,360448,393216,425984,458752,491520,524288,589824,655360,720896,786432,851968,917504,983040,1048576,1179648,1310720,1441792,1572864,1703936,1835008,1966080,2097152,2359296,2621440,2883584,3145728,3407872,3670016,3932160,4194304,4718592,5242880,5767168,6291456,6815744,7340032,7864320,8388608,9437184,10485760,11534336,12582912,13631488,14680064,15728640,16777216,18874368,20971520,23068672,25165824,27262976,29360128,31457280,33554432,37748736,41943040,46137344,50331648,54525952,58720256,62914560,67108864,75497472,83886080,92274688,100663296,109051904,117440512,125829120,134217728,150994944,167772160,184549376,201326592,218103808,234881024,251658240,268435456,301989888,335544320,369098752,402653184,436207616,469762048,503316480,536870912,603979776,671088640,738197504,805306368,872415232,939524096,1006632960,1073741824,1207959552,1342177280,1476395008,1610612736,1744830464,1879048192,2013265920}'::integer[])::smallint $$;

create function pace_merged(held integer[], coming integer[]) returns integer[] language sql immutable parallel safe as $$
  select coalesce(array_agg(case when c.n > 0 then c.value else -1 - c.value end order by c.value), '{}') from (
    select case when v < 0 then -1 - v else v end as value, sum(case when v < 0 then -1 else 1 end)::integer as n
    from unnest(held || coming) as v group by 1
  ) as c cross join lateral generate_series(1, abs(c.n)) $$;

-- Seconds between two instants, never fewer than none.
create function pace_seconds(past timestamptz, later timestamptz) returns integer language sql immutable parallel safe as $$
  select least(greatest(floor(extract(epoch from later - past)), 0), 2147483646)::integer $$;

-- As before (0257), and what was in dispute. What was refused while an office was only proposed was refused by the centre.
create or replace function figures_of(c complaint, below integer) returns setof figure_change language plpgsql stable as $$
declare
  place figure_change;
  f figure_change;
  line record;
  accepted date;
  mediated date;
  settled date;
  terminated date;
  closed date;
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
    and l.verb in ('accepted', 'declined', 'session-held', 'settled', 'terminated', 'closed', 'settled-at-station')
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
        if line.verb = 'declined' then
          f.office_id := case when c.dispatched_on is not null then c.office_id end;
          f.declined := 1;
        else
          f.recovered_fen := (line.detail ->> 'recoveredFen')::bigint;
          f.compensation_fen := (line.detail ->> 'compensationFen')::bigint;
          f.disputed_fen := (line.detail ->> 'disputedFen')::bigint;
          if line.verb = 'settled' then
            settled := least(settled, line.on_day);
          else
            f.settled_at_station := 1;
          end if;
        end if;
        return next f;
    end case;
  end loop;
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

-- 初查 of a complaint by its clock: on the legal day, of the office to which it was dispatched.
create function initial_of(c complaint, k matter_clock) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
begin
  if k.due_on is null or c.merged is not null or coalesce(c.outcome in ('withdrawn', 'settledAtStation'), false) then return; end if;
  f.county_id := c.county_id;
  f.on_day := k.due_on;
  f.since_on := month_of(k.due_on);
  f.office_id := case when c.dispatched_on is not null then c.office_id end;
  f.category_code := coalesce(c.category_code, 'none');
  f.initial_due := 1;
  f.initial_on_time := case when k.stopped_on <= k.due_on then 1 end;
  return next f;
end $$;

-- How a complaint ended: on the day of its close, in time by its clock of mediation, with what it cost the consumer; or handed over.
create function ended_of(c complaint, k matter_clock) returns setof figure_change language plpgsql stable as $$
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
      f.trips_told := case when f.trips is not null then 1 end;
      f.km_told := case when f.km is not null then 1 end;
      f.minutes_told := case when f.minutes is not null then 1 end;
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

-- The same as `isPublishable` of the program: over and agreed to, and nothing keeps it from everybody. A test holds the two together.
create function is_publishable(c complaint) returns boolean language plpgsql immutable as $$
begin
  return c.state = 'closed' and c.consent_publish and coalesce(c.outcome in ('settled', 'terminated'), false)
    and c.terminate_ground is distinct from 'TM1' and c.terminate_ground is distinct from 'TM6' and c.police is null and c.merged is null
    and (c.review is null or c.review ->> 'answeredOn' is not null)
    and not exists (select 1 from jsonb_array_elements(c.clues) as k where k ->> 'endedOn' is null);
end $$;

-- What was to be published, on the day of its close, and what of it was, from that day on; by the one publication of it that has not left.
-- While that one changes, its state of before is given.
create function published_of(c complaint, changed uuid default null, was_state text default null, was_on date default null)
  returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
  p record;
begin
  if c.closed_on is null or not is_publishable(c) then return; end if;
  select coalesce(bool_or(k.state = 'withheld'), false) as withheld,
    min(k.published_on) filter (where k.state in ('published', 'objected')) as published_on into p
  from (
    select o.state, o.published_on from publication as o
    where o.county_id = c.county_id and o.matter_id = c.id and o.state <> 'left' and o.id is distinct from changed
    union all
    select was_state, was_on where changed is not null
  ) as k;
  if p.withheld then return; end if;
  f.county_id := c.county_id;
  f.office_id := c.office_id;
  f.category_code := coalesce(c.category_code, 'none');
  f.since_on := month_of(c.closed_on);
  f.on_day := c.closed_on;
  f.publishable := 1;
  return next f;
  if p.published_on is null then return; end if;
  f.on_day := greatest(c.closed_on, p.published_on);
  f.publishable := null;
  f.published := 1;
  return next f;
end $$;

-- All of it, by the clocks as they are kept.
create function handled_of(c complaint) returns setof figure_change language plpgsql stable as $$
declare
  k matter_clock;
begin
  select * into k from matter_clock as m where m.county_id = c.county_id and m.matter_id = c.id and m.clock = 'accept';
  if found then return query select * from initial_of(c, k); end if;
  if c.closed_on is null and c.outcome is distinct from 'transferred' then return; end if;
  select * into k from matter_clock as m where m.county_id = c.county_id and m.matter_id = c.id and m.clock = 'mediate';
  return query select * from ended_of(c, k);
  return query select * from published_of(c);
end $$;

-- 核查 of a tip-off by its clock: a repeated or merged one has none of its own.
create function verified_of(t tipoff, k matter_clock) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
begin
  if k.due_on is null or coalesce(t.outcome in ('repeated', 'merged'), false) then return; end if;
  f.county_id := t.county_id;
  f.on_day := k.due_on;
  f.since_on := month_of(k.due_on);
  f.office_id := case when t.dispatched_on is not null then t.office_id end;
  f.category_code := coalesce(t.category_code, 'none');
  f.verify_due := 1;
  f.verify_on_time := case when k.stopped_on <= k.due_on then 1 end;
  return next f;
end $$;

-- The first line in which somebody did something about a complaint, where it is the line of that number or a later one.
create function paces_of(c complaint, from_seq integer) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
  line record;
  received date := (c.received_at at time zone 'Asia/Shanghai')::date;
begin
  if c.merged is not null or c.received_at is null then return; end if;
  select l.seq, l.at, l.on_day into line from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb in ('dispatched', 'talked', 'called-back', 'accepted', 'declined', 'settled-at-station') order by l.seq limit 1;
  if not found or line.seq < from_seq then return; end if;
  f.county_id := c.county_id;
  f.on_day := greatest(received, line.on_day);
  f.since_on := month_of(received);
  f.office_id := case when c.dispatched_on is not null then c.office_id end;
  f.category_code := coalesce(c.category_code, 'none');
  f.pace := 'f';
  f.seconds := pace_seconds(c.received_at, line.at);
  f.paced := 1;
  return next f;
end $$;

-- The links of a tip-off or a case that end with the line of that number or a later one: from the last line that begins a link to the
-- first one after it that ends it.
create function links_of(county integer, matter uuid, from_seq integer)
  returns table (pace "char", on_day date, seconds integer) language plpgsql stable as $$
declare
  line record;
  dispatched timestamptz;
  verifying timestamptz;
  acting timestamptz;
  ending timestamptz;
begin
  for line in select l.seq, l.verb, l.at, l.on_day from ledger as l where l.county_id = county and l.matter_id = matter
    and l.verb in ('dispatched', 'verification-started', 'enforcement-opened', 'enforcement-not-opened', 'enforcement-filed',
      'transcript-recorded', 'measure-taken', 'enforcement-closed') order by l.seq
  loop
    pace := null;
    case
      when line.verb = 'dispatched' then
        dispatched := line.at;
      when line.verb = 'verification-started' then
        if dispatched is not null then pace := 'a'; seconds := pace_seconds(dispatched, line.at); end if;
        dispatched := null;
        verifying := line.at;
      when line.verb in ('enforcement-opened', 'enforcement-not-opened') then
        if verifying is not null then pace := 'd'; seconds := pace_seconds(verifying, line.at); end if;
        verifying := null;
      when line.verb = 'enforcement-filed' then
        acting := line.at;
        ending := line.at;
      when line.verb in ('transcript-recorded', 'measure-taken') then
        if acting is not null then pace := 'x'; seconds := pace_seconds(acting, line.at); end if;
        acting := null;
      else
        if ending is not null then pace := 'e'; seconds := pace_seconds(ending, line.at); end if;
        ending := null;
    end case;
    on_day := line.on_day;
    if pace is not null and line.seq >= from_seq then return next; end if;
  end loop;
end $$;

create function paces_of(t tipoff, from_seq integer) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
  line record;
begin
  f.county_id := t.county_id;
  f.office_id := t.office_id;
  f.category_code := coalesce(t.category_code, 'none');
  f.paced := 1;
  if t.dispatched_on is not null then
    select l.seq, l.at, l.on_day into line from ledger as l where l.county_id = t.county_id and l.matter_id = t.id
      and l.verb = 'dispatched' order by l.seq limit 1;
    if found and line.seq >= from_seq then
      f.on_day := line.on_day;
      f.since_on := month_of(line.on_day);
      f.pace := 'g';
      f.seconds := pace_seconds(t.received_at, line.at);
      return next f;
    end if;
  end if;
  for line in select * from links_of(t.county_id, t.id, from_seq) loop
    f.on_day := line.on_day;
    f.since_on := month_of(line.on_day);
    f.pace := line.pace;
    f.seconds := line.seconds;
    return next f;
  end loop;
end $$;

create function paces_of(e enforcement, from_seq integer) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
  line record;
begin
  f.county_id := e.county_id;
  f.office_id := e.office_id;
  f.category_code := coalesce(e.category_code, 'none');
  f.paced := 1;
  for line in select * from links_of(e.county_id, e.id, from_seq) loop
    f.on_day := line.on_day;
    f.since_on := month_of(line.on_day);
    f.pace := line.pace;
    f.seconds := line.seconds;
    return next f;
  end loop;
end $$;

-- The others name their columns now, because there are more of them.
create or replace function figures_of(t tipoff, below integer) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
begin
  f.county_id := t.county_id;
  f.category_code := coalesce(t.category_code, 'none');
  if t.received_at is not null then
    f.on_day := (t.received_at at time zone 'Asia/Shanghai')::date;
    f.since_on := month_of(f.on_day);
    f.office_id := case when t.dispatched_on is not null then t.office_id end;
    f.tipoffs := 1;
    return next f;
  end if;
  f.tipoffs := null;
  select min(l.on_day) into f.on_day from ledger as l
    where l.county_id = t.county_id and l.matter_id = t.id and l.seq < below and l.verb = 'enforcement-opened';
  if f.on_day is null then return; end if;
  f.since_on := month_of(f.on_day);
  f.office_id := t.office_id;
  f.cases_opened := 1;
  return next f;
end $$;

create or replace function figures_of(i inquiry) returns setof figure_change language plpgsql stable as $$
declare
  f figure_change;
begin
  if i.received_at is null then return; end if;
  f.county_id := i.county_id;
  f.on_day := (i.received_at at time zone 'Asia/Shanghai')::date;
  f.since_on := month_of(f.on_day);
  f.office_id := i.office_id;
  f.category_code := coalesce(i.category_code, 'none');
  f.asked_people := i.people;
  return next f;
end $$;

-- All that a matter counts for as it stands.
create function counted_of(c complaint) returns setof figure_change language plpgsql stable as $$
begin
  return query select * from figures_of(c, 2147483647);
  return query select * from handled_of(c);
  return query select * from paces_of(c, 0);
end $$;

create function counted_of(t tipoff) returns setof figure_change language plpgsql stable as $$
declare
  k matter_clock;
begin
  return query select * from figures_of(t, 2147483647);
  select * into k from matter_clock as m where m.county_id = t.county_id and m.matter_id = t.id and m.clock = 'verify';
  if found then return query select * from verified_of(t, k); end if;
  return query select * from paces_of(t, 0);
end $$;

-- What is to be noted so that the one becomes the other; nothing where they are the same.
create or replace function figure_difference(next figure_change[], past figure_change[]) returns setof figure_change
  language plpgsql stable as $$
declare
  f figure_change;
begin
  -- Most acts add to what counts for nothing yet.
  if coalesce(cardinality(past), 0) = 0 then
    foreach f in array coalesce(next, '{}') loop return next f; end loop;
    return;
  end if;
  return query select d.county_id, d.on_day, d.since_on, d.office_id, d.region_id, d.town_id, d.category_code, d.nature_code, d.channel,
    d.received, d.people, d.accepted, d.declined, d.mediated, d.settled, d.terminated, d.closed, d.settled_at_station, d.tipoffs,
    d.cases_opened, d.asked_people, d.recovered_fen, d.compensation_fen, d.closed_in_period, d.closed_on_time, d.closed_settled,
    d.transferred, d.initial_due, d.initial_on_time, d.verify_due, d.verify_on_time, d.cost_told, d.trips_told, d.km_told, d.minutes_told,
    d.trips, d.km, d.minutes, d.disputed_fen, d.pace, d.seconds, d.paced, d.publishable, d.published
  from (
    select b.county_id, b.on_day, b.since_on, b.office_id, b.region_id, b.town_id, b.category_code, b.nature_code, b.channel, b.pace, b.seconds,
      nullif(sum(b.received), 0)::integer as received, nullif(sum(b.people), 0)::integer as people, nullif(sum(b.accepted), 0)::integer as
      accepted, nullif(sum(b.declined), 0)::integer as declined, nullif(sum(b.mediated), 0)::integer as mediated, nullif(sum(b.settled),
      0)::integer as settled, nullif(sum(b.terminated), 0)::integer as terminated, nullif(sum(b.closed), 0)::integer as closed,
      nullif(sum(b.settled_at_station), 0)::integer as settled_at_station, nullif(sum(b.tipoffs), 0)::integer as tipoffs,
      nullif(sum(b.cases_opened), 0)::integer as cases_opened, nullif(sum(b.asked_people), 0)::integer as asked_people,
      nullif(sum(b.recovered_fen), 0)::bigint as recovered_fen, nullif(sum(b.compensation_fen), 0)::bigint as compensation_fen,
      nullif(sum(b.closed_in_period), 0)::integer as closed_in_period, nullif(sum(b.closed_on_time), 0)::integer as closed_on_time,
      nullif(sum(b.closed_settled), 0)::integer as closed_settled, nullif(sum(b.transferred), 0)::integer as transferred,
      nullif(sum(b.initial_due), 0)::integer as initial_due, nullif(sum(b.initial_on_time), 0)::integer as initial_on_time,
      nullif(sum(b.verify_due), 0)::integer as verify_due, nullif(sum(b.verify_on_time), 0)::integer as verify_on_time,
      nullif(sum(b.cost_told), 0)::integer as cost_told, nullif(sum(b.trips_told), 0)::integer as trips_told, nullif(sum(b.km_told),
      0)::integer as km_told, nullif(sum(b.minutes_told), 0)::integer as minutes_told, nullif(sum(b.trips), 0)::bigint as trips,
      nullif(sum(b.km), 0)::bigint as km, nullif(sum(b.minutes), 0)::bigint as minutes, nullif(sum(b.disputed_fen), 0)::bigint as
      disputed_fen, nullif(sum(b.publishable), 0)::integer as publishable, nullif(sum(b.published), 0)::integer as published,
      nullif(sum(b.paced), 0)::integer as paced
    from (
      select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel, pace, seconds,
      received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, tipoffs, cases_opened, asked_people,
      recovered_fen, compensation_fen, closed_in_period, closed_on_time, closed_settled, transferred, initial_due, initial_on_time,
      verify_due, verify_on_time, cost_told, trips_told, km_told, minutes_told, trips, km, minutes, disputed_fen, publishable, published,
      paced from unnest(next)
      union all
      select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel, pace, seconds,
      -received, -people, -accepted, -declined, -mediated, -settled, -terminated, -closed, -settled_at_station, -tipoffs, -cases_opened,
      -asked_people, -recovered_fen, -compensation_fen, -closed_in_period, -closed_on_time, -closed_settled, -transferred, -initial_due,
      -initial_on_time, -verify_due, -verify_on_time, -cost_told, -trips_told, -km_told, -minutes_told, -trips, -km, -minutes,
      -disputed_fen, -publishable, -published, -paced from unnest(past)
    ) as b
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  ) as d
  where num_nonnulls(
    d.received, d.people, d.accepted, d.declined, d.mediated, d.settled, d.terminated, d.closed, d.settled_at_station, d.tipoffs,
    d.cases_opened, d.asked_people, d.recovered_fen, d.compensation_fen, d.closed_in_period, d.closed_on_time, d.closed_settled,
    d.transferred, d.initial_due, d.initial_on_time, d.verify_due, d.verify_on_time, d.cost_told, d.trips_told, d.km_told, d.minutes_told,
    d.trips, d.km, d.minutes, d.disputed_fen, d.publishable, d.published, d.paced) > 0;
end $$;

drop view figure_recount;
drop view figure_count;

-- The cells and what is not folded into them yet: what every reader counts.
create view figure_count as
  select county_id, level, start_on, since_on, area, key,
    received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, tipoffs, cases_opened, asked_people,
    recovered_fen, compensation_fen, closed_in_period, closed_on_time, closed_settled, transferred, initial_due, initial_on_time,
    verify_due, verify_on_time, cost_told, trips_told, km_told, minutes_told, trips, km, minutes, disputed_fen, publishable, published
  from figure_cell
  union all
  select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key,
    f.received, f.people, f.accepted, f.declined, f.mediated, f.settled, f.terminated, f.closed, f.settled_at_station, f.tipoffs,
    f.cases_opened, f.asked_people, f.recovered_fen, f.compensation_fen, f.closed_in_period, f.closed_on_time, f.closed_settled,
    f.transferred, f.initial_due, f.initial_on_time, f.verify_due, f.verify_on_time, f.cost_told, f.trips_told, f.km_told, f.minutes_told,
    f.trips, f.km, f.minutes, f.disputed_fen, f.publishable, f.published
  from figure_change as f cross join lateral figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel) as s
  where f.pace is null;

-- In which cells a time stands.
create function pace_spread(county integer, day date, office text, category text, seconds integer)
  returns table (level "char", area text, key text, start_on date, bucket smallint) language sql immutable parallel safe as $$
  select s.level::"char", s.area, s.key, s.start_on, s.bucket
  from (select month_of(day) as month, pace_bucket(seconds) as bucket) as m, lateral (values
    ('d', '', '', day, 0::smallint), ('o', office, '', day, 0::smallint), ('C', '', '', m.month, m.bucket),
    ('C', '', split_part(category, '.', 1), m.month, m.bucket), ('O', office, '', m.month, m.bucket)
  ) as s (level, area, key, start_on, bucket)
  where s.area is not null
$$;

create view pace_count as
  select county_id, pace, level, area, key, start_on, bucket, since_on, n, seconds from pace_cell
  union all
  select f.county_id, f.pace, s.level, s.area, s.key, s.start_on, s.bucket, f.since_on, f.paced,
    array_fill(case when f.paced > 0 then f.seconds else -1 - f.seconds end, array[abs(f.paced)])
  from figure_change as f cross join lateral pace_spread(f.county_id, f.on_day, f.office_id, f.category_code, f.seconds) as s
  where f.pace is not null;

-- The same once more from the matters and the ledger: what the cells must be.
create view counted_anew as
  select f.* from complaint as c cross join lateral counted_of(c) as f
  union all
  select f.* from tipoff as t cross join lateral counted_of(t) as f
  union all
  select f.* from inquiry as i cross join lateral figures_of(i) as f
  union all
  select f.* from enforcement as e cross join lateral paces_of(e, 0) as f;

create view figure_recount as
  select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key, f.county_id as of_county_id,
    f.received, f.people, f.accepted, f.declined, f.mediated, f.settled, f.terminated, f.closed, f.settled_at_station, f.tipoffs,
    f.cases_opened, f.asked_people, f.recovered_fen, f.compensation_fen, f.closed_in_period, f.closed_on_time, f.closed_settled,
    f.transferred, f.initial_due, f.initial_on_time, f.verify_due, f.verify_on_time, f.cost_told, f.trips_told, f.km_told, f.minutes_told,
    f.trips, f.km, f.minutes, f.disputed_fen, f.publishable, f.published
  from counted_anew as f cross join lateral figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel) as s
  where f.pace is null;

create view pace_recount as
  select f.county_id, f.pace, s.level, s.area, s.key, s.start_on, s.bucket, f.since_on, f.seconds
  from counted_anew as f cross join lateral pace_spread(f.county_id, f.on_day, f.office_id, f.category_code, f.seconds) as s
  where f.pace is not null;

-- Folds so many notes into their cells, of one county where it is named (0268), and their times.
create or replace function figure_fold(most integer, of_county integer default null) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(1231502) then return 0; end if;
  with gone as (
    delete from figure_change as c where c.ctid = any (array(
      select ctid from figure_change where of_county is null or county_id = of_county limit most)) returning c.*
  ), alike as (
    select county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel, pace, seconds,
      sum(received)::integer as received, sum(people)::integer as people, sum(accepted)::integer as accepted, sum(declined)::integer as
      declined, sum(mediated)::integer as mediated, sum(settled)::integer as settled, sum(terminated)::integer as terminated,
      sum(closed)::integer as closed, sum(settled_at_station)::integer as settled_at_station, sum(tipoffs)::integer as tipoffs,
      sum(cases_opened)::integer as cases_opened, sum(asked_people)::integer as asked_people, sum(recovered_fen)::bigint as recovered_fen,
      sum(compensation_fen)::bigint as compensation_fen, sum(closed_in_period)::integer as closed_in_period, sum(closed_on_time)::integer as
      closed_on_time, sum(closed_settled)::integer as closed_settled, sum(transferred)::integer as transferred, sum(initial_due)::integer as
      initial_due, sum(initial_on_time)::integer as initial_on_time, sum(verify_due)::integer as verify_due, sum(verify_on_time)::integer as
      verify_on_time, sum(cost_told)::integer as cost_told, sum(trips_told)::integer as trips_told, sum(km_told)::integer as km_told,
      sum(minutes_told)::integer as minutes_told, sum(trips)::bigint as trips, sum(km)::bigint as km, sum(minutes)::bigint as minutes,
      sum(disputed_fen)::bigint as disputed_fen, sum(publishable)::integer as publishable, sum(published)::integer as published,
      sum(paced)::integer as paced
    from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  ), added as (
    insert into figure_cell as t (county_id, level, start_on, since_on, area, key,
    received, people, accepted, declined, mediated, settled, terminated, closed, settled_at_station, tipoffs, cases_opened, asked_people,
    recovered_fen, compensation_fen, closed_in_period, closed_on_time, closed_settled, transferred, initial_due, initial_on_time,
    verify_due, verify_on_time, cost_told, trips_told, km_told, minutes_told, trips, km, minutes, disputed_fen, publishable, published)
    select s.county_id, s.level, s.start_on, f.since_on, s.area, s.key,
      sum(f.received), sum(f.people), sum(f.accepted), sum(f.declined), sum(f.mediated), sum(f.settled), sum(f.terminated), sum(f.closed),
      sum(f.settled_at_station), sum(f.tipoffs), sum(f.cases_opened), sum(f.asked_people), sum(f.recovered_fen), sum(f.compensation_fen),
      sum(f.closed_in_period), sum(f.closed_on_time), sum(f.closed_settled), sum(f.transferred), sum(f.initial_due), sum(f.initial_on_time),
      sum(f.verify_due), sum(f.verify_on_time), sum(f.cost_told), sum(f.trips_told), sum(f.km_told), sum(f.minutes_told), sum(f.trips),
      sum(f.km), sum(f.minutes), sum(f.disputed_fen), sum(f.publishable), sum(f.published)
    from alike as f cross join lateral figure_spread(f.county_id, f.on_day, f.office_id, f.region_id, f.town_id, f.category_code, f.nature_code, f.channel) as s
    where f.pace is null
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 5, 6, 4
    on conflict (county_id, level, start_on, area, key, since_on) do update set
      received = coalesce(t.received + excluded.received, t.received, excluded.received),
      people = coalesce(t.people + excluded.people, t.people, excluded.people),
      accepted = coalesce(t.accepted + excluded.accepted, t.accepted, excluded.accepted),
      declined = coalesce(t.declined + excluded.declined, t.declined, excluded.declined),
      mediated = coalesce(t.mediated + excluded.mediated, t.mediated, excluded.mediated),
      settled = coalesce(t.settled + excluded.settled, t.settled, excluded.settled),
      terminated = coalesce(t.terminated + excluded.terminated, t.terminated, excluded.terminated),
      closed = coalesce(t.closed + excluded.closed, t.closed, excluded.closed),
      settled_at_station = coalesce(t.settled_at_station + excluded.settled_at_station, t.settled_at_station, excluded.settled_at_station),
      tipoffs = coalesce(t.tipoffs + excluded.tipoffs, t.tipoffs, excluded.tipoffs),
      cases_opened = coalesce(t.cases_opened + excluded.cases_opened, t.cases_opened, excluded.cases_opened),
      asked_people = coalesce(t.asked_people + excluded.asked_people, t.asked_people, excluded.asked_people),
      recovered_fen = coalesce(t.recovered_fen + excluded.recovered_fen, t.recovered_fen, excluded.recovered_fen),
      compensation_fen = coalesce(t.compensation_fen + excluded.compensation_fen, t.compensation_fen, excluded.compensation_fen),
      closed_in_period = coalesce(t.closed_in_period + excluded.closed_in_period, t.closed_in_period, excluded.closed_in_period),
      closed_on_time = coalesce(t.closed_on_time + excluded.closed_on_time, t.closed_on_time, excluded.closed_on_time),
      closed_settled = coalesce(t.closed_settled + excluded.closed_settled, t.closed_settled, excluded.closed_settled),
      transferred = coalesce(t.transferred + excluded.transferred, t.transferred, excluded.transferred),
      initial_due = coalesce(t.initial_due + excluded.initial_due, t.initial_due, excluded.initial_due),
      initial_on_time = coalesce(t.initial_on_time + excluded.initial_on_time, t.initial_on_time, excluded.initial_on_time),
      verify_due = coalesce(t.verify_due + excluded.verify_due, t.verify_due, excluded.verify_due),
      verify_on_time = coalesce(t.verify_on_time + excluded.verify_on_time, t.verify_on_time, excluded.verify_on_time),
      cost_told = coalesce(t.cost_told + excluded.cost_told, t.cost_told, excluded.cost_told),
      trips_told = coalesce(t.trips_told + excluded.trips_told, t.trips_told, excluded.trips_told),
      km_told = coalesce(t.km_told + excluded.km_told, t.km_told, excluded.km_told),
      minutes_told = coalesce(t.minutes_told + excluded.minutes_told, t.minutes_told, excluded.minutes_told),
      trips = coalesce(t.trips + excluded.trips, t.trips, excluded.trips),
      km = coalesce(t.km + excluded.km, t.km, excluded.km),
      minutes = coalesce(t.minutes + excluded.minutes, t.minutes, excluded.minutes),
      disputed_fen = coalesce(t.disputed_fen + excluded.disputed_fen, t.disputed_fen, excluded.disputed_fen),
      publishable = coalesce(t.publishable + excluded.publishable, t.publishable, excluded.publishable),
      published = coalesce(t.published + excluded.published, t.published, excluded.published)
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
  return folded;
end $$;

create or replace function complaint_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hold_places(n.county_id) from (select distinct county_id from new_rows where operator_region_id is not null order by 1) as n;
  -- No line of it can be there before it is.
  insert into figure_change (county_id, on_day, since_on, office_id, region_id, town_id, category_code, nature_code, channel, received, people)
  select n.county_id, d.day, month_of(d.day), case when n.dispatched_on is not null then n.office_id end,
    coalesce(n.operator_region_id, 'none'),
    case r.kind when 'village' then coalesce(r.parent_id, 'none') when 'town' then r.id else 'none' end,
    coalesce(n.category_code, 'none'), coalesce(n.nature_code, 'none'), n.channel, 1, people_of(n.joint)
  from new_rows as n cross join lateral (select (n.received_at at time zone 'Asia/Shanghai')::date as day) as d
    left join region as r on r.county_id = n.county_id and r.id = n.operator_region_id
  where n.received_at is not null and n.merged is null;
  -- What is taken over from elsewhere may be closed already.
  if exists (select from new_rows where closed_on is not null or outcome is not null) then
    insert into figure_change
    select f.* from new_rows as n join complaint as c on c.county_id = n.county_id and c.id = n.id cross join lateral handled_of(c) as f
    where n.closed_on is not null or n.outcome is not null;
  end if;
  return null;
end $$;

create or replace function complaint_figure_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.received_at is distinct from new.received_at or (old.merged is null) <> (new.merged is null)
    or (old.dispatched_on is null) <> (new.dispatched_on is null) or old.office_id is distinct from new.office_id
    or old.category_code is distinct from new.category_code or old.nature_code is distinct from new.nature_code
    or old.channel is distinct from new.channel or old.operator_region_id is distinct from new.operator_region_id
    or old.joint is distinct from new.joint
  then
    if coalesce(new.operator_region_id, old.operator_region_id) is not null then perform hold_places(new.county_id); end if;
    insert into figure_change
    select d.* from figure_difference(array(select f from counted_of(new) as f), array(select f from counted_of(old) as f)) as d;
  else
    -- How it ended moves nothing else.
    insert into figure_change
    select d.* from figure_difference(array(select f from handled_of(new) as f), array(select f from handled_of(old) as f)) as d;
  end if;
  return null;
end $$;
drop trigger complaint_figure_update on complaint;
create trigger complaint_figure_update after update on complaint for each row
  when (old.received_at is distinct from new.received_at or (old.merged is null) <> (new.merged is null)
    or (old.dispatched_on is null) <> (new.dispatched_on is null) or old.office_id is distinct from new.office_id
    or old.category_code is distinct from new.category_code or old.nature_code is distinct from new.nature_code
    or old.channel is distinct from new.channel or old.operator_region_id is distinct from new.operator_region_id
    or old.joint is distinct from new.joint
    or old.closed_on is distinct from new.closed_on or old.cost is distinct from new.cost
    or (old.outcome is distinct from new.outcome and (new.closed_on is not null or coalesce(new.outcome, '') in ('transferred', 'withdrawn', 'settledAtStation')
      or coalesce(old.outcome, '') in ('transferred', 'withdrawn', 'settledAtStation')))
    or (new.outcome = 'transferred' and old.ended_on is distinct from new.ended_on)
    or (new.closed_on is not null and ((old.accepted_on is null) <> (new.accepted_on is null) or old.state <> new.state
      or old.consent_publish <> new.consent_publish or old.terminate_ground is distinct from new.terminate_ground
      or old.police is distinct from new.police or old.review is distinct from new.review or old.clues is distinct from new.clues)))
  execute function complaint_figure_update();

create or replace function tipoff_figure_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into figure_change select f.* from figures_of(new, 2147483647) as f;
  else
    insert into figure_change
    select d.* from figure_difference(array(select f from counted_of(new) as f), array(select f from counted_of(old) as f)) as d;
  end if;
  return null;
end $$;
drop trigger tipoff_figure_update on tipoff;
create trigger tipoff_figure_update after update on tipoff for each row
  when (old.received_at is distinct from new.received_at or (old.dispatched_on is null) <> (new.dispatched_on is null)
    or old.office_id is distinct from new.office_id or old.category_code is distinct from new.category_code
    or coalesce(old.outcome in ('repeated', 'merged'), false) <> coalesce(new.outcome in ('repeated', 'merged'), false))
  execute function tipoff_figure_change();

create function enforcement_figure_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into figure_change
  select d.* from figure_difference(array(select f from paces_of(new, 0) as f), array(select f from paces_of(old, 0) as f)) as d;
  return null;
end $$;
create trigger enforcement_figure_update after update on enforcement for each row
  when (old.office_id is distinct from new.office_id or old.category_code is distinct from new.category_code)
  execute function enforcement_figure_update();

-- Lines that count, and lines that end a time. A later line moves no time that ended before.
create or replace function ledger_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from new_lines where verb in ('accepted', 'declined', 'session-held', 'settled', 'terminated', 'closed',
    'settled-at-station', 'enforcement-opened'))
  then
    perform hold_places(n.county_id) from (select distinct county_id from new_lines order by 1) as n;
    with told as (
      select county_id, matter_id, min(seq) as seq from new_lines where verb in ('accepted', 'declined', 'session-held', 'settled',
        'terminated', 'closed', 'settled-at-station', 'enforcement-opened') group by 1, 2
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

-- Clocks are written by the act that moves them, and for what was just filed by a reader a moment later. Whoever moves the clock of a matter
-- waits for who writes the matter, and is waited for: neither would see the other's. What is read after the wait is read anew.
create function matter_clock_figure_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from (select c.id from new_rows as k join complaint as c on c.county_id = k.county_id and c.id = k.matter_id
    where k.clock in ('accept', 'mediate') order by c.county_id, c.id for share of c) as held;
  perform from (select t.id from new_rows as k join tipoff as t on t.county_id = k.county_id and t.id = k.matter_id
    where k.clock = 'verify' order by t.county_id, t.id for share of t) as held;
  insert into figure_change
  select f.* from new_rows as k join complaint as c on c.county_id = k.county_id and c.id = k.matter_id
    cross join lateral initial_of(c, row(k.county_id, k.matter_id, k.clock, k.due_on, k.stopped_on)::matter_clock) as f
  where k.clock = 'accept'
  union all
  select f.* from new_rows as k join tipoff as t on t.county_id = k.county_id and t.id = k.matter_id
    cross join lateral verified_of(t, row(k.county_id, k.matter_id, k.clock, k.due_on, k.stopped_on)::matter_clock) as f
  where k.clock = 'verify'
  union all
  select d.* from new_rows as k join complaint as c on c.county_id = k.county_id and c.id = k.matter_id
    cross join lateral figure_difference(
      array(select f from ended_of(c, row(k.county_id, k.matter_id, k.clock, k.due_on, k.stopped_on)::matter_clock) as f),
      array(select f from ended_of(c, null) as f)) as d
  where k.clock = 'mediate' and c.closed_on is not null;
  return null;
end $$;
create trigger matter_clock_figure_insert after insert on matter_clock referencing new table as new_rows
  for each statement execute function matter_clock_figure_insert();

create function matter_clock_figure_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from (select c.id from new_rows as k join complaint as c on c.county_id = k.county_id and c.id = k.matter_id
    where k.clock in ('accept', 'mediate') order by c.county_id, c.id for share of c) as held;
  perform from (select t.id from new_rows as k join tipoff as t on t.county_id = k.county_id and t.id = k.matter_id
    where k.clock = 'verify' order by t.county_id, t.id for share of t) as held;
  insert into figure_change
  select d.* from (
    select k.county_id, k.matter_id, k.clock, row(k.county_id, k.matter_id, k.clock, k.due_on, k.stopped_on)::matter_clock as next,
      row(o.county_id, o.matter_id, o.clock, o.due_on, o.stopped_on)::matter_clock as past
    from new_rows as k join old_rows as o using (county_id, matter_id, clock)
  ) as k join complaint as c on c.county_id = k.county_id and c.id = k.matter_id
    cross join lateral figure_difference(
      array(select f from initial_of(c, k.next) as f where k.clock = 'accept' union all select f from ended_of(c, k.next) as f where k.clock = 'mediate'),
      array(select f from initial_of(c, k.past) as f where k.clock = 'accept' union all select f from ended_of(c, k.past) as f where k.clock = 'mediate')) as d
  where k.clock in ('accept', 'mediate')
  union all
  select d.* from (
    select k.county_id, k.matter_id, row(k.county_id, k.matter_id, k.clock, k.due_on, k.stopped_on)::matter_clock as next,
      row(o.county_id, o.matter_id, o.clock, o.due_on, o.stopped_on)::matter_clock as past
    from new_rows as k join old_rows as o using (county_id, matter_id, clock) where k.clock = 'verify'
  ) as k join tipoff as t on t.county_id = k.county_id and t.id = k.matter_id
    cross join lateral figure_difference(array(select f from verified_of(t, k.next) as f), array(select f from verified_of(t, k.past) as f)) as d;
  return null;
end $$;
create trigger matter_clock_figure_update after update on matter_clock referencing old table as old_rows new table as new_rows
  for each statement execute function matter_clock_figure_update();

-- What was published, taken down or withheld changes what its complaint counts for; who writes that is waited for, as with the clocks.
create function publication_figure_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c complaint;
  was_state text := case when tg_op <> 'INSERT' then nullif(old.state, 'left') end;
  was_on date := case when tg_op <> 'INSERT' then old.published_on end;
  one publication := case when tg_op = 'DELETE' then old else new end;
begin
  select * into c from complaint as m where m.county_id = one.county_id and m.id = one.matter_id for no key update;
  if not found then return null; end if;
  insert into figure_change
  select d.* from figure_difference(array(select f from published_of(c) as f),
    array(select f from published_of(c, one.id, was_state, was_on) as f)) as d;
  return null;
end $$;
create trigger publication_figure_change after insert or delete on publication for each row execute function publication_figure_change();
create trigger publication_figure_update after update on publication for each row
  when (old.state <> new.state or old.published_on is distinct from new.published_on) execute function publication_figure_change();

-- A place that goes to another town, that is added or that is removed takes along the matters that name it (0267).
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
    select array_agg(f) as now, array_agg(row(f.county_id, f.on_day, f.since_on, f.office_id, f.region_id, p.past, f.category_code,
      f.nature_code, f.channel,
      f.received, f.people, f.accepted, f.declined, f.mediated, f.settled, f.terminated, f.closed, f.settled_at_station, f.tipoffs,
      f.cases_opened, f.asked_people, f.recovered_fen, f.compensation_fen, f.closed_in_period, f.closed_on_time, f.closed_settled,
      f.transferred, f.initial_due, f.initial_on_time, f.verify_due, f.verify_on_time, f.cost_told, f.trips_told, f.km_told, f.minutes_told,
      f.trips, f.km, f.minutes, f.disputed_fen, f.pace, f.seconds, f.paced, f.publishable, f.published)::figure_change) as past
    from (select (p ->> 0)::integer as county_id, p ->> 1 as id, p ->> 2 as past from jsonb_array_elements(places) as p) as p
      join complaint as c on c.county_id = p.county_id and c.operator_region_id = p.id
      cross join lateral figures_of(c, 2147483647) as f
  ) as a cross join lateral figure_difference(a.now, a.past) as d;
  return null;
end $$;

-- Fills the cells with what is there, in bounded pieces; whoever files waits until it is done.
create or replace procedure figure_fill(piece integer) language plpgsql as $$
declare
  county integer;
  first_id uuid;
  last_id uuid;
begin
  perform pg_advisory_xact_lock(1231502);
  lock table complaint, tipoff, inquiry, enforcement, ledger, region, matter_clock, publication in share mode;
  delete from figure_change;
  delete from figure_cell;
  delete from pace_cell;
  for county in select county_id from county order by 1 loop
    last_id := null;
    loop
      first_id := last_id;
      select (array_agg(id order by id desc))[1] into last_id from (
        select c.id from complaint as c where c.county_id = county and (first_id is null or c.id > first_id) order by c.id limit piece
      ) as p(id);
      exit when last_id is null;
      insert into figure_change select f.* from complaint as c cross join lateral counted_of(c) as f
      where c.county_id = county and (first_id is null or c.id > first_id) and c.id <= last_id;
      perform figure_fold(2147483647);
    end loop;
  end loop;
  insert into figure_change select f.* from tipoff as t cross join lateral counted_of(t) as f;
  insert into figure_change select f.* from inquiry as i cross join lateral figures_of(i) as f;
  insert into figure_change select f.* from enforcement as e cross join lateral paces_of(e, 0) as f;
  perform figure_fold(2147483647);
end $$;
call figure_fill(20000);

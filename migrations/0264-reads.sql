-- Reads that do not grow with the ledger. What a filing pays is said at each index: most are on what happens later, or rarely.

-- Which stations, and whoever else acts for an organisation, have done something lately. An officer's filing adds one line, a
-- citizen's none.
create index ledger_organisation on ledger (county_id, by_organisation_id, on_day) where by_organisation_id is not null;

-- What still lies with a station: only a filing that begins there pays.
create index complaint_at_station on complaint (county_id, station_id, due_on) where state = 'atStation';
-- Rare: no filing pays.
create index complaint_given_back on complaint (county_id, given_back_on, station_id) where given_back_on is not null;
create index complaint_urged on complaint (county_id, filed_at, id) where urged_times > 0;
create index complaint_marked_urgent on complaint (county_id, filed_at, id) where urgent_at is not null;
-- Nobody handles a matter that was just filed.
create index complaint_handler on complaint (county_id, handler_id, filed_at, id) where handler_id is not null;
create index complaint_in_hand on complaint (county_id, handler_id, due_on, id) where handler_id is not null and stage <> 'done';
-- The shop's place with what it sold: one entry of 40 bytes a filing, for the filter by town.
create index complaint_region on complaint (county_id, operator_region_id, category_code, filed_at) where operator_region_id is not null;
-- Rare: a shop whose place nobody knows.
create index complaint_no_place on complaint (county_id, filed_at, id) where operator_region_id is null;

-- Received at another time than filed: those that come from a station, or were taken over. No other pays.
create index complaint_received_apart on complaint (county_id, received_at) where received_at <> filed_at;
create index tipoff_received_apart on tipoff (county_id, received_at) where received_at <> filed_at;
create index inquiry_received_apart on inquiry (county_id, received_at) where received_at <> filed_at;
-- What was written down after the day on which it counts, for the records behind a figure; a filing counts on its own day.
create index ledger_dated_back on ledger (county_id, verb, on_day) include (at, matter_id)
  where on_day < (at at time zone 'Asia/Shanghai')::date and verb in ('accepted', 'declined', 'settled', 'settled-at-station');

-- 响应时效: each link of a matter, a call-out or an instruction whose end is in the ledger, with its minutes, so that a period is read off
-- its days. Written with the line that ends it, and never changed, as the ledger is not.
create table response_time (
  county_id integer not null,
  link text not null,
  on_day date not null,
  minutes integer not null,
  matter_id uuid not null,
  primary key (county_id, link, on_day, minutes, matter_id)
);

-- From the last of the lines that begin the link to the first of its chain that ends it: the same as `responseWords`; a test holds the
-- two together.
create function response_links() returns table (link text, ends text, begins text[]) language sql immutable parallel safe as $$
  values ('dispatch', 'dispatched', array['filed', 'sent-up']),
    ('callBack', 'called-back', array['filed', 'marked-urgent', 'injury-recorded']),
    ('answer', 'callout-accepted', array['callout-opened']),
    ('arrival', 'callout-arrived', array['callout-accepted']),
    ('firstUnit', 'callout-arrived', array['callout-opened']),
    ('report', 'callout-reported', array['callout-arrived']),
    ('acknowledge', 'instruction-acknowledged', array['instructed']) $$;

create function note_response_time() returns trigger language plpgsql as $$
begin
  insert into response_time (county_id, link, on_day, minutes, matter_id)
  select new.county_id, w.link, new.on_day, floor(extract(epoch from new.at - s.at) / 60), new.matter_id
  from response_links() as w
  join lateral (select b.at from ledger as b where b.county_id = new.county_id and b.matter_id = new.matter_id and b.seq < new.seq
    and b.verb = any(w.begins) order by b.seq desc limit 1) as s on true
  where w.ends = new.verb and not exists (select 1 from ledger as f where f.county_id = new.county_id and f.matter_id = new.matter_id
    and f.seq < new.seq and f.verb = new.verb)
  on conflict do nothing;
  return null;
end $$;

-- A filing's line ends no link, which the condition says without calling anything.
create trigger response_time_noted after insert on ledger for each row
  when (new.verb in ('dispatched', 'called-back', 'callout-accepted', 'callout-arrived', 'callout-reported', 'instruction-acknowledged'))
  execute function note_response_time();

-- All that the ledger holds, for a database that has a past.
create function fill_response_times() returns void language sql as $$
  insert into response_time (county_id, link, on_day, minutes, matter_id)
  select e.county_id, w.link, e.on_day, floor(extract(epoch from e.at - s.at) / 60), e.matter_id
  from (select distinct on (l.county_id, l.matter_id, l.verb) l.county_id, l.matter_id, l.verb, l.seq, l.at, l.on_day from ledger as l
    where l.verb in (select ends from response_links()) order by l.county_id, l.matter_id, l.verb, l.seq) as e
  join response_links() as w on w.ends = e.verb
  join lateral (select b.at from ledger as b where b.county_id = e.county_id and b.matter_id = e.matter_id and b.seq < e.seq
    and b.verb = any(w.begins) order by b.seq desc limit 1) as s on true
  on conflict do nothing $$;
select fill_response_times();

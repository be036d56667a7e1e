-- 各县上报 (county report): a signed report of a county that came over the line, to be received or given back with a reason; the answer goes
-- back over the same line.
create table county_report (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('waiting', 'received', 'returned')),
  -- Whose it is, and over which line it came: null for the one line of EXCHANGE_URL.
  peer_county_id integer not null,
  line_peer_id integer,
  from_name text not null,
  report_id uuid not null,
  edition integer not null,
  their_number text not null,
  issue_number text not null,
  title text not null,
  period_from date not null,
  period_to date not null,
  signed_on date not null,
  -- Under which hash it is kept there, with the records that did not travel; and of what came here.
  sha256 text not null,
  seal text not null,
  content jsonb not null,
  answer_words text not null default '',
  answered_by_id text,
  answered_at timestamptz(3),
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, peer_county_id, report_id, edition)
);
create index county_report_waiting on county_report (county_id, opened_at) where state = 'waiting';
create index county_report_newest on county_report (county_id, opened_at desc);

-- What came is never another text.
create function refuse_county_report_change() returns trigger language plpgsql as $$
begin
  raise exception 'A report that came over the line is never changed.';
end $$;
create trigger county_report_kept before update on county_report for each row
  when (old.content is distinct from new.content or old.seal <> new.seal or old.sha256 <> new.sha256)
  execute function refuse_county_report_change();

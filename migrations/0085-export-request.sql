-- What takes many rows with people in them out of the house waits for a second person. The query is what was asked of the list.
create table export_request (
  county_id integer not null,
  id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  list text not null,
  query jsonb not null,
  rows integer not null,
  purpose text not null,
  state text not null check (state in ('asked', 'allowed', 'refused', 'withdrawn')),
  decided_by uuid check (decided_by <> asked_by),
  decided_at timestamptz(3),
  reason text not null,
  good_until timestamptz(3),
  fetched integer not null,
  primary key (county_id, id),
  foreign key (county_id, asked_by) references account (county_id, id)
);
create index export_request_asked on export_request (county_id, asked_at desc);
create index export_request_waiting on export_request (county_id) where state = 'asked';

-- How many rows one person takes out on a day before a second person is asked.
update county set limits = limits || '{"exportRows": 200}' where not limits ? 'exportRows';

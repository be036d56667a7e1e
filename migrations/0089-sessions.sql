-- Where somebody signed in from, so that he and the security administrator know a session that is not his; what was before says nothing.
alter table session add column address text not null default '';

-- For how many minutes a session may lie unused, of those who govern the county or its accounts and of all others.
update county set limits = limits || '{"idleMinutes": 120, "guardedIdleMinutes": 30}' where not limits ? 'idleMinutes';

-- When somebody left the page of his own matter: whatever ticket was given for it before opens nothing any more. For half an hour.
create table ended_ticket (
  county_id integer not null references county,
  matter text not null,
  ended_at timestamptz(3) not null,
  primary key (county_id, matter)
);

-- 案例候选: settled complaints from which a typical case could be told, the last ones first; those that somebody found unfit stay out,
-- with the reason.
create index complaint_example on complaint (county_id, closed_on desc, office_id)
  where outcome in ('settled', 'settledAtStation') and erased_on is null and closed_on is not null;

create table example_unfit (
  county_id integer not null,
  complaint_id uuid not null,
  -- Of the press: the same press again is the same row.
  id uuid not null,
  reason text not null,
  by_id uuid not null,
  at timestamptz(3) not null,
  primary key (county_id, complaint_id),
  foreign key (county_id, complaint_id) references complaint (county_id, id)
);
create index example_unfit_newest on example_unfit (county_id, at);

-- 宣传任务: one row for all stations that are asked; what came of it is a row a report.
create table drive (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('running', 'ended', 'withdrawn')),
  title text not null,
  hang text not null default '',
  script text not null default '',
  material_id uuid,
  station_ids jsonb not null default '[]',
  office_id text,
  due_on date not null,
  sent_on date not null,
  by_id uuid not null,
  remark text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, material_id) references material (county_id, id)
);
create index drive_running on drive (county_id, due_on) where state = 'running';

create table drive_report (
  county_id integer not null,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state = 'told'),
  drive_id uuid not null,
  station_id text not null,
  office_id text not null,
  hung boolean not null default false,
  ways jsonb not null default '[]',
  handed integer not null default 0 check (handed >= 0),
  short integer not null default 0 check (short >= 0 and short <= handed),
  cannot text not null default '',
  attachment_ids jsonb not null default '[]',
  acted_on date not null,
  by_id uuid not null,
  primary key (county_id, id),
  foreign key (county_id, drive_id) references drive (county_id, id),
  foreign key (county_id, station_id) references station (county_id, id)
);
create index drive_report_drive on drive_report (county_id, drive_id, station_id);

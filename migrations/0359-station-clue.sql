-- 站点的线索: what a station saw while it had a complaint before it is its own report, and stands beside that complaint. The complainant
-- reported nothing; whoever reads both may follow from one to the other.
alter table station_report
  add column complaint_id uuid,
  add foreign key (county_id, complaint_id) references complaint (county_id, id);
create index station_report_complaint on station_report (county_id, complaint_id) where complaint_id is not null;

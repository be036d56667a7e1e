-- Which complaint a tip-off was split off tells who told it, for the complainant stands there with his name (令121 第三十七条). So it
-- lies sealed, bound to the tip-off, with a keyed hash of the complaint by which the tip-offs of one complaint are found; without the
-- key neither the tables nor a dump of them join the two.
create table tipoff_link (
  county_id integer not null references county,
  tipoff_id uuid not null,
  complaint_mark bytea check (length(complaint_mark) = 32),
  sealed bytea check (length(sealed) > 0),
  key_id text,
  -- As earlier versions wrote it; the next start seals it and empties this, for SQL has not the key.
  complaint_id uuid,
  primary key (county_id, tipoff_id),
  foreign key (county_id, tipoff_id) references tipoff (county_id, id),
  check ((complaint_id is null) = (sealed is not null)),
  check ((sealed is null) = (key_id is null)),
  check ((sealed is null) = (complaint_mark is null))
);
create index tipoff_link_complaint on tipoff_link (county_id, complaint_mark);
create index tipoff_link_former on tipoff_link (county_id, tipoff_id) where complaint_id is not null;

insert into tipoff_link (county_id, tipoff_id, complaint_id)
select county_id, id, linked_complaint_id from tipoff where linked_complaint_id is not null;

-- One that was split off has the very instant at which its complaint was received: the day of it is enough for every clock.
update tipoff as t set
  received_at = date_trunc('day', t.received_at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
from complaint as c
where c.county_id = t.county_id and c.id = t.linked_complaint_id
  and t.received_at = coalesce(c.received_at, c.station_received_at, c.filed_at);
update tipoff set linked_complaint_id = null where linked_complaint_id is not null;
alter table tipoff drop column linked_complaint_id;

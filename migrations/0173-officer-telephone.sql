-- A telephone belongs to a station, or to an officer of an office or of the centre: exactly one of the two.
alter table device alter column station_id drop not null;
alter table device add column office_id text;
alter table device add foreign key (county_id, office_id) references organisation (county_id, id);
alter table device add check ((station_id is null) <> (office_id is null));
alter table leftover alter column station_id drop not null;
alter table leftover add column office_id text;
alter table leftover add foreign key (county_id, office_id) references organisation (county_id, id);
alter table leftover add check ((station_id is null) <> (office_id is null));
create index leftover_open_office on leftover (county_id, office_id) where ended_at is null and office_id is not null;

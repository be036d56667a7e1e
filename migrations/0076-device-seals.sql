-- What opens a found telephone, and what a telephone had not sent, lie under the key that is not in the database: the recovery key
-- opens the store of the telephone, and an act that was left has the names and telephones of a filing, or says in which complaint a
-- clue was seen (令121 第三十七条). The next start seals what earlier versions left in clear, for SQL has not the key.
create table device_recovery (
  county_id integer not null references county,
  device_id uuid not null,
  sealed bytea check (length(sealed) > 0),
  key_id text,
  -- As earlier versions wrote it; empty once it is sealed.
  recovery bytea,
  primary key (county_id, device_id),
  foreign key (county_id, device_id) references device (county_id, id),
  check ((recovery is null) = (sealed is not null)),
  check ((sealed is null) = (key_id is null))
);
insert into device_recovery (county_id, device_id, recovery) select county_id, id, recovery from device;
alter table device alter column recovery drop not null;
update device set recovery = null;
alter table device drop column recovery;

alter table leftover add column sealed bytea check (length(sealed) > 0);
alter table leftover add column key_id text;
alter table leftover alter column item drop not null;
alter table leftover add check ((item is null) = (sealed is not null));
alter table leftover add check ((sealed is null) = (key_id is null));
-- What it became is told by the seal too.
alter table leftover add check (sealed is null or matter_number is null);

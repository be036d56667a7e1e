-- 谁看见的 (S194): which of the people of the station's roster saw what it reports. Most of them have no account; theirs are the points all the
-- same. Null where whoever sent it saw it himself.
alter table station_report
  add column person_id uuid,
  add foreign key (county_id, person_id) references person (county_id, id);
-- Points are counted over the days on which reports were sent, of the whole county.
create index station_report_sent on station_report (county_id, sent_on);

-- Of tip-offs those that stations filed, by the station: citizens file most, and nobody asks for theirs by the verb alone.
drop index ledger_tipoff_filed;
create index ledger_tipoff_filed on ledger (county_id, by_organisation_id, on_day)
  where verb = 'tipoff-filed' and by_organisation_id is not null;

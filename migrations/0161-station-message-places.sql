-- What stations tell each other is listed by who wrote it and by the offices that read along, however many messages there are.
create index station_message_from on station_message (county_id, from_station_id, sent_at);
create index station_message_office on station_message using gin (office_ids);

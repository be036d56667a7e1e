-- A session that a telephone of a station has opened with its own key is the telephone's: it opens what the stations' program needs and
-- nothing else, is never prolonged, and ends when the telephone is locked. Before, it lay in the browser like any other.
alter table session add column device_id uuid;
alter table session add foreign key (county_id, device_id) references device (county_id, id);
create index session_device on session (county_id, device_id) where device_id is not null;
-- Which of the sessions of station accounts lie on telephones is not known of before: all of them sign in once more.
delete from session s using account a where a.county_id = s.county_id and a.id = s.account_id and a.role = 'station';

-- Whose press made a complaint urgent: he alone takes it back within the ten seconds, and no colleague silences what another heard.
alter table complaint add column urgent_by_id uuid;

-- What the virus scanner of the machine said of a file, and the name of what it found; null where no scanner was asked.
alter table attachment
  add column scan text check (scan in ('waiting', 'clean', 'found')),
  add column scan_found text,
  add constraint attachment_scan_found check ((scan is not distinct from 'found') = (scan_found is not null));
create index attachment_scan_waiting on attachment (added_at) where scan = 'waiting';

-- A register's list of shops comes in by the same run as the lists of the platforms. The mark of a shop says by which line of which
-- table it was written last, so that the same list again changes nothing, whatever a person put right meanwhile.

alter table import_run add column subject text not null default 'matters' check (subject in ('matters', 'operators'));
alter table import_row add column operator_id uuid;
alter table import_mark add column row_id uuid, add column run_id uuid;
create unique index import_mark_row on import_mark (county_id, row_id) where row_id is not null;

-- While a long list comes in, each of its lines is looked for among those just written: what waits to be sorted into the index would be
-- read through by every one of these questions.
alter index operator_search set (fastupdate = off);

-- Whether the report of each task that the clock sets needs a photo that came with it: a new column, empty in what is there.
alter table recurrence add column needs_photo boolean not null default false;

-- Whether the report of a task needs a photo that came with it, and not only words about one.
alter table task add column needs_photo boolean not null default false;

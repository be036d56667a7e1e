-- A view may be shared with the colleagues of the office of whoever keeps it; renaming and deleting stay his.

alter table view add column shared boolean not null default false;

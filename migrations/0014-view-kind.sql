-- A saved view belongs to the list of one kind of matter.

alter table view add column kind text not null default 'complaint' check (kind in ('complaint', 'tipoff', 'inquiry'));

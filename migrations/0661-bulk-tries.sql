-- 批量: how often the program has failed at an item, so that one at which it always fails ends by itself and holds up no other.
alter table bulk_item add column tries smallint not null default 0;

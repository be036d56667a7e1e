-- 整批撤回: which press took a batch, and each of its items, back; so that a retry takes nothing back twice, and that each press tells only of
-- what it has taken back itself.
alter table bulk add column undo_id uuid;
alter table bulk_item add column undo_id uuid;

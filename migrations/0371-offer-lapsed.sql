-- An offer to a firm that came to nothing within its days says so, and the complaint may be offered again: until now it stayed open, and kept
-- the complaint from being offered to anybody.
alter table offer drop constraint offer_state_check;
alter table offer add constraint offer_state_check check (state in ('sent', 'proposed', 'settled', 'failed', 'overtaken', 'lapsed'));
create index offer_due on offer (county_id, due_on) where state in ('sent', 'proposed');

-- A complaint that is merged, transferred or ended while a firm still talks with the complainant takes its offer along: it is
-- neither settled nor failed, and counts for neither.
alter table offer drop constraint offer_state_check;
alter table offer add constraint offer_state_check check (state in ('sent', 'proposed', 'settled', 'failed', 'overtaken'));

-- 证据交接、处理要另一人确认: what one has written waits here until the other has pressed himself.
alter table exhibit add column pending jsonb;
alter table exhibit drop constraint exhibit_state_check;
alter table exhibit add constraint exhibit_state_check check (state in ('kept', 'handing', 'releasing', 'released'));
alter table exhibit add constraint exhibit_pending_check check ((pending is not null) = (state in ('handing', 'releasing')));

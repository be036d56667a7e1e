-- By its text 投2026-9999 stood before 投2026-10001: of a county with five figures a year the newest came last. No other index has this
-- order, so that the plan cannot take one that walks the whole county.
create index matter_operator_numbered on matter_operator
  (county_id, operator_id, kind, (split_part(number, '-', 1) || lpad(split_part(number, '-', 2), 9, '0')) desc);
drop index matter_operator_newest;

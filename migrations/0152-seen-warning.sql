-- By which way a station has seen a warning, and as it stood after how many changes: one that was put right or withdrawn since is seen anew.
alter table warning_seen
  add column way text not null default 'desk' check (way in ('desk', 'telephone')),
  add column revision integer not null default 0;
-- Whoever said so before this version had the words of that day before him.
update warning_seen as s set revision = (
  select count(*) from jsonb_array_elements(w.corrections) as c(value)
  where (c.value ->> 'on')::date <= (s.seen_at at time zone 'Asia/Shanghai')::date
) from warning as w where w.county_id = s.county_id and w.id = s.warning_id;

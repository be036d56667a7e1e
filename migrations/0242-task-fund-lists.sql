-- The lists of tasks and of station funds go page by page and are searched by pairs of characters, as those of the field work do.
create index task_listed on task (county_id, assigned_at, number);
create index task_due on task (county_id, coalesce(case when state = 'assigned' then due_on end, 'infinity'), number);
create index task_states on task (county_id, state);
create index task_search on task using gin (search_pairs(
  number || ' ' || title || ' ' || text || ' ' || coalesce(matter_number, '')));
create index fund_listed on fund (county_id, on_day, number);
create index fund_states on fund (county_id, state, station_id);
create index fund_search on fund using gin (search_pairs(
  number || ' ' || voucher || ' ' || remark || ' ' || over_reason));

-- 拟处: what an investigation proposes beside the sums, as the notice asks it: a warning, goods, others. And where a county has its fines
-- paid, which court hears its cases and who reconsiders its decisions, which decisions print.
alter table enforcement add column proposal jsonb;
alter table county
  add column penalty_bank text not null default '',
  add column court_name text not null default '',
  add column review_body text not null default '';

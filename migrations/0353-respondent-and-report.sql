-- 被投诉人的联系人、法定代表人（负责人）和委托代理人, which forms 1 and 9 have places for; a complaint of before names none.
alter table complaint add column respondent jsonb;
-- 处理结果报告期限: by when the office that gets a matter reports, as form 3 says it.
alter table complaint add column report_by date;
alter table tipoff add column report_by date;

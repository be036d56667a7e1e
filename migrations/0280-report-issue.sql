-- 发文字号、抄送、附件: what a report has around its text when it is issued. A number stands on one report alone.
alter table work_report
  add column issue_number text not null default '',
  add column copy_to text not null default '',
  add column attached text not null default '';
create unique index work_report_issue on work_report (county_id, issue_number) where issue_number <> '';

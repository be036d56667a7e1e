-- 改召回名单: what is on the list stays as it is read until another person has agreed to other words.
alter table recall add column correction jsonb;

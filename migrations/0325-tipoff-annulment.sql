-- 撤销原决定、重新处理: the decisions on a tip-off that were revoked after 复议, by a court or by the bureau itself, with what had been decided
-- and told.
alter table tipoff add column annulments jsonb not null default '[]';

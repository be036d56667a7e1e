-- 程序规定 第十八条至第二十条: who leads the bureau decides on what was verified, never who verified it. Who verified formerly, what was asked
-- for and whose word the decision was is kept; of a decision of before the account alone is known (approver_id).
alter table tipoff
  add column verifiers jsonb not null default '[]',
  add column approval jsonb,
  add column extension_approval jsonb;

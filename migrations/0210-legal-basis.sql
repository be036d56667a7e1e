-- 法律依据: which provisions a case broke, by which it is penalised, and how the discretion was used. A case of before has none; its papers
-- leave them to the pen.
alter table enforcement add column legal_basis jsonb;

-- The list asks for the cases of one law.
create index enforcement_basis on enforcement using gin (legal_basis jsonb_path_ops) where legal_basis is not null;

-- 催办函 stands in 文书登记簿 under the matter that waits; what the morning's watch sends was sent by no person.
alter table issued_paper alter column by drop not null;

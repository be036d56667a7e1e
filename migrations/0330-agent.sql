-- 令121 第十一条: who acts for the complainant, with what his power of attorney allows; telephone and identity number lie in the seal of the
-- row (src/store/base/sealed/person-frames.ts).
alter table complaint add column agents jsonb not null default '[]';

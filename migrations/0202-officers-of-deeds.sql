-- 经办人: who stood in a case, with the certificate of the day, when it was filed and when the investigation was over. Whoever goes on with it
-- later does not come to stand on papers of before. What a decision and a measure keep stands within them.
alter table enforcement add column deed_officers jsonb not null default '{}';

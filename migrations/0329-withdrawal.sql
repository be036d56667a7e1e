-- 令121 第十八条、第二十三条第一款第（一）项: a withdrawal told by telephone or at the counter is written down by who heard it; once the
-- complaint is accepted it is a mark until the officer has ended the mediation.
alter table complaint add column withdrawal jsonb;

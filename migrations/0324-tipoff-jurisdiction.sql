-- 令121 第二十九条至第三十三条: who has power over a tip-off, with what was answered, and a dispute about it with another bureau.
alter table tipoff add column jurisdiction jsonb, add column dispute jsonb;

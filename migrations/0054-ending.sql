-- What the ground that ended a mediation rests on, asked ground by ground (令121 第二十三条).
alter table complaint add column ending_evidence jsonb;

-- A session of mediation is called before it is held: when, where and before whom, told to both sides with proof (令121 第二十条).
alter table complaint add column summons jsonb;

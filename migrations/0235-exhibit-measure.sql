-- 查扣的东西也是证据: an exhibit names the measure that took it, so that what becomes of the goods is written once.
alter table exhibit add column measure_id text;

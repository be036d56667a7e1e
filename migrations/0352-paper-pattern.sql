-- 文号样式: how the county writes the numbers of its letters on complaints and tip-offs. The official forms print 〔 〕第 号; counties that
-- were there go on as they began, until they say otherwise, and what has a number keeps it.
alter table county add column paper_pattern text not null default '{前缀}{文种}〔{年}〕第{序号}号';
update county set paper_pattern = '{前缀}{文种}〔{年}〕{序号}号';

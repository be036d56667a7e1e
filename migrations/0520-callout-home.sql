-- Where whoever complained lives, beside where the shop is: danger may be in either place. A tip-off's is never kept here, and what rang before
-- has none.
alter table callout add column home_region_id text;

-- The newest matters of a shop are found by its own index, however many it has: likely duplicates read all of them and ordered them.
create index matter_operator_newest on matter_operator (county_id, operator_id, kind, number desc);
-- Whatever asked by the shop alone is answered by the new one.
drop index matter_operator_operator;

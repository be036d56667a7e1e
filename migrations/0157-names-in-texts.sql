-- 公开关口: which shops a text names is looked up by the beginnings of its pieces, so that a draft costs the same in a small county and
-- in one with a hundred thousand shops.
create index operator_head on operator (county_id, (left(name, 8) collate "C"));
create index operator_name_head on operator_name (county_id, (left(name, 8) collate "C"));
create index matter_operator_head on matter_operator (county_id, (left(name, 8) collate "C"));

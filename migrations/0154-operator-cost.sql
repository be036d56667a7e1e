-- The register of shops is found by pairs of characters, as matters are, and the page of a shop knows how many matters are about it.
create index operator_pairs on operator using gin (county_id, search_pairs(name || ' ' || code || ' ' || address));
create index operator_own_pairs on operator using gin (county_id, search_pairs(name));
-- What begins with the typed letters is found first, however many shops bear them somewhere.
create index operator_begins on operator (county_id, name text_pattern_ops);
create index operator_name_pairs on operator_name using gin (county_id, search_pairs(name));
create index matter_operator_pairs on matter_operator using gin (county_id, search_pairs(name)) where state = 'sure';

-- How many matters are about the shops of a page for sure, kept at its root; nought at those that were merged into it.
alter table operator add column matters integer not null default 0;
update operator as o set matters = t.n from (
  select x.county_id, x.root_id, count(*)::integer as n from matter_operator as m
  join operator as x on x.county_id = m.county_id and x.id = m.operator_id where m.state = 'sure' group by 1, 2
) as t where t.county_id = o.county_id and t.root_id = o.id;
create index operator_most on operator (county_id, matters desc, id desc) where root_id = id;

create function operator_told() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state = 'sure' then
    update operator as r set matters = r.matters - 1 from operator as o
    where o.county_id = old.county_id and o.id = old.operator_id and r.county_id = o.county_id and r.id = o.root_id;
  end if;
  if tg_op <> 'DELETE' and new.state = 'sure' then
    update operator as r set matters = r.matters + 1 from operator as o
    where o.county_id = new.county_id and o.id = new.operator_id and r.county_id = o.county_id and r.id = o.root_id;
  end if;
  return null;
end $$;
create trigger matter_operator_told after insert or delete or update of state, operator_id on matter_operator
  for each row execute function operator_told();

-- A merge takes what is told of a shop to another page, and its parting takes it back.
create function operator_moved() returns trigger language plpgsql as $$
declare
  n integer := (select count(*) from matter_operator as m
    where m.county_id = new.county_id and m.operator_id = new.id and m.state = 'sure');
begin
  update operator set matters = matters - n where county_id = new.county_id and id = old.root_id;
  update operator set matters = matters + n where county_id = new.county_id and id = new.root_id;
  return null;
end $$;
create trigger operator_root_moved after update of root_id on operator
  for each row when (old.root_id <> new.root_id) execute function operator_moved();

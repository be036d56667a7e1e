-- 召回名单的放行: what one person writes on the list of recalled products is public when another has let it out. What is listed stays so.
alter table recall drop constraint recall_state_check;
alter table recall add constraint recall_state_check check (state in ('waiting', 'listed', 'ended'));
drop index recall_same;
create unique index recall_same on recall (county_id, product, brand, model, batch) where state in ('waiting', 'listed');

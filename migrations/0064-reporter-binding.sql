-- A sealed identity is bound to its tip-off: the seal names it, so that it opens for no other (令121 第三十七条). Empty in a row that
-- an earlier version sealed; the next start binds those, for SQL has not the key. No reference, because the identity is written first.
alter table reporter add column tipoff_id uuid;

-- One identity, one tip-off. Where somebody has pointed a second one at it by hand, the one that was filed when it was sealed keeps it;
-- the other gets a copy that no key opens.
with pointed as (
  select t.county_id, t.id, t.reporter_id,
    row_number() over (partition by t.county_id, t.reporter_id order by (t.filed_at = r.sealed_at) desc, t.filed_at, t.id) as nth,
    gen_random_uuid() as fresh_id
  from tipoff as t join reporter as r on r.county_id = t.county_id and r.id = t.reporter_id
), wrong as (
  select * from pointed where nth > 1
), copied as (
  insert into reporter (county_id, id, sealed, key_id, sealed_at)
  select w.county_id, w.fresh_id, r.sealed, r.key_id, r.sealed_at
  from wrong as w join reporter as r on r.county_id = w.county_id and r.id = w.reporter_id
)
update tipoff as t set reporter_id = w.fresh_id from wrong as w where t.county_id = w.county_id and t.id = w.id;

drop index tipoff_reporter;
alter table tipoff add constraint tipoff_reporter unique (county_id, reporter_id);
alter table reporter add constraint reporter_tipoff unique (county_id, tipoff_id);
create index reporter_unbound on reporter (county_id, id) where tipoff_id is null;

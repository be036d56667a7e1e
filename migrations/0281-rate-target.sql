-- 本县目标 of the rates on the leaders' first screen: from when each holds and who set it. What was set before is in the ledger of settings.
create table rate_target (
  county_id integer not null references county,
  name text not null,
  since timestamptz(3) not null,
  target integer not null,
  by_id text not null,
  primary key (county_id, name, since)
);
insert into rate_target (county_id, name, since, target, by_id)
select l.county_id, split_part(c ->> 'of', '.', 2), l.at, (c ->> 'is')::integer, l.by::text
from ledger as l join county as k on k.county_id = l.county_id and k.ledger_id = l.matter_id
cross join lateral jsonb_array_elements(
  case when jsonb_typeof(l.detail::jsonb -> 'limits') = 'array' then l.detail::jsonb -> 'limits' else '[]' end) as c
where l.verb = 'county-saved' and c ->> 'of' like 'rateTargets.%'
  and jsonb_typeof(c -> 'is') = 'number'
on conflict do nothing;

-- What was settled with the firm itself ended as withdrawn, so that nobody could say how content he is (S195). The day on which the complainant
-- agreed stands with the complaint now: he may grade it, and it counts among what was closed and graded.
alter table complaint add column firm_settled_on date;

create or replace function closed_note_of(c complaint, by integer) returns closed_note language plpgsql stable as $$
declare
  n closed_note;
begin
  n.county_id := c.county_id;
  n.kind := 'complaint';
  n.closed_on := c.closed_on;
  n.office_id := coalesce(c.office_id, '');
  n.category := split_part(coalesce(c.category_code, ''), '.', 1);
  n.grade := coalesce(c.satisfaction, 0);
  n.opinions := case when c.state = 'closed' and (c.outcome is distinct from 'withdrawn' or c.firm_settled_on is not null) and c.merged is null
    then by else 0 end;
  n.kept := case when c.state in ('closed', 'archived') and c.erased_on is null then by else 0 end;
  return n;
end $$;

-- What is there already counts from its close on; what changes about it besides is noted by who changes it, as ever.
lock table complaint in share mode;
with settled as (
  update complaint as c set firm_settled_on = c.ended_on
  where c.outcome = 'withdrawn' and c.ended_on is not null and exists (select from ledger as l where l.county_id = c.county_id
    and l.matter_id = c.id and l.verb = 'offer-answered' and l.on_day = c.ended_on and l.detail ->> 'answer' = 'agree')
  returning c.county_id, c.closed_on, c.office_id, c.category_code, c.satisfaction, c.state, c.merged
)
insert into closed_note (county_id, kind, closed_on, office_id, category, grade, opinions, kept)
select county_id, 'complaint', closed_on, coalesce(office_id, ''), split_part(coalesce(category_code, ''), '.', 1),
  coalesce(satisfaction, 0), 1, 0
from settled where closed_on is not null and state = 'closed' and merged is null;

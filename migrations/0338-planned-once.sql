-- What stands in the language of SQL and is not taken into the statement that calls it is planned anew in each transaction. The note of a
-- close (0273) cost every act on a closed complaint 0.25 ms by that, and the town of a shop (0256) every act that counts 0.04. In this
-- language a plan is made once a session.
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
  n.opinions := case when c.state = 'closed' and c.outcome is distinct from 'withdrawn' and c.merged is null then by else 0 end;
  n.kept := case when c.state in ('closed', 'archived') and c.erased_on is null then by else 0 end;
  return n;
end $$;

create or replace function town_of(county integer, region text) returns text language plpgsql stable as $$
declare
  town text;
begin
  select case r.kind when 'village' then r.parent_id when 'town' then r.id end into town
  from region as r where r.county_id = county and r.id = town_of.region;
  return coalesce(town, 'none');
end $$;

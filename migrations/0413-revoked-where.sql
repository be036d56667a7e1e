-- A revocation counts once, whether its line or its row is written first, and whatever else the row changes with it. Where a line of it was
-- there already when the first annulment came to the row, what that line takes off (`anew_of`, 0355) was never noted: the end and the close
-- stayed counted. And where the place of a matter changed with it, what was kept of it was noted twice, once as it was kept and once as
-- counted anew. The program writes the row first, and a revocation moves no matter, so that no cell of a county is wrong by its moves; what
-- fits these functions only by the order of its writers fits them by itself now.

-- All that the matter before a change had been noted for: what is kept by the change itself is noted already, where the matter was.
create function noted_of(before complaint, later jsonb) returns setof figure_change language plpgsql stable as $$
begin
  return query select * from counted_of(before);
  if before.annulments = '[]' and later <> '[]' then
    return query select * from kept_of(before.county_id, before.id, before.office_id, before.category_code);
  end if;
end $$;

create function noted_of(before tipoff, later jsonb) returns setof figure_change language plpgsql stable as $$
begin
  return query select * from counted_of(before);
  if before.annulments = '[]' and later <> '[]' then
    return query select * from kept_of(before.county_id, before.id, before.office_id, before.category_code);
  end if;
end $$;

-- As before (0295), and that a decision was revoked counts as a place does.
create or replace function complaint_figure_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.received_at is distinct from new.received_at or (old.merged is null) <> (new.merged is null)
    or (old.dispatched_on is null) <> (new.dispatched_on is null) or old.office_id is distinct from new.office_id
    or old.category_code is distinct from new.category_code or old.nature_code is distinct from new.nature_code
    or old.channel is distinct from new.channel or old.operator_region_id is distinct from new.operator_region_id
    or old.joint is distinct from new.joint or (old.annulments = '[]') <> (new.annulments = '[]')
  then
    if coalesce(new.operator_region_id, old.operator_region_id) is not null then perform hold_places(new.county_id); end if;
    insert into figure_change
    select d.* from figure_difference(array(select f from counted_of(new) as f), array(select f from noted_of(old, new.annulments) as f)) as d;
  else
    -- How it ended moves nothing else.
    insert into figure_change
    select d.* from figure_difference(array(select f from handled_of(new) as f), array(select f from handled_of(old) as f)) as d;
  end if;
  return null;
end $$;
drop trigger complaint_figure_update on complaint;
create trigger complaint_figure_update after update on complaint for each row
  when (old.received_at is distinct from new.received_at or (old.merged is null) <> (new.merged is null)
    or (old.dispatched_on is null) <> (new.dispatched_on is null) or old.office_id is distinct from new.office_id
    or old.category_code is distinct from new.category_code or old.nature_code is distinct from new.nature_code
    or old.channel is distinct from new.channel or old.operator_region_id is distinct from new.operator_region_id
    or old.joint is distinct from new.joint or (old.annulments = '[]') <> (new.annulments = '[]')
    or old.closed_on is distinct from new.closed_on or old.cost is distinct from new.cost
    or (old.outcome is distinct from new.outcome and (new.closed_on is not null or coalesce(new.outcome, '') in ('transferred', 'withdrawn', 'settledAtStation')
      or coalesce(old.outcome, '') in ('transferred', 'withdrawn', 'settledAtStation')))
    or (new.outcome = 'transferred' and old.ended_on is distinct from new.ended_on)
    or (new.closed_on is not null and ((old.accepted_on is null) <> (new.accepted_on is null) or old.state <> new.state
      or old.consent_publish <> new.consent_publish or old.terminate_ground is distinct from new.terminate_ground
      or old.police is distinct from new.police or old.review is distinct from new.review or old.clues is distinct from new.clues)))
  execute function complaint_figure_update();

-- As before (0295), and the same of a tip-off, which has no line that is counted otherwise after a revocation.
create or replace function tipoff_figure_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into figure_change select f.* from figures_of(new, 2147483647) as f;
  else
    insert into figure_change
    select d.* from figure_difference(array(select f from counted_of(new) as f), array(select f from noted_of(old, new.annulments) as f)) as d;
  end if;
  return null;
end $$;

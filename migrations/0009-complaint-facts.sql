-- The facts of a complaint as typed data: what is claimed, bought and promised, what was asked and found, who was hurt, what
-- was agreed term by term, and what complaining cost. What is read and written only with the matter is a document in it.

alter table complaint
  add column amount_about text check (amount_about in ('about', 'over')),
  add column known_on date,
  add column claims jsonb not null default '[]',
  add column purchase jsonb,
  add column promises jsonb not null default '[]',
  add column investigations jsonb not null default '[]',
  add column fact_records jsonb not null default '[]',
  add column injury jsonb,
  add column urgent_at timestamptz(3),
  add column paged_at timestamptz(3),
  add column responded_at timestamptz(3),
  add column terms jsonb not null default '[]',
  add column next_check_on date,
  add column cost jsonb,
  add column own_venue boolean,
  add check (responded_at is null or urgent_at is not null);

-- What waits for a call back, and what is to be looked at: few matters at any time, wherever they stand.
create index complaint_urgent on complaint (county_id, urgent_at) where urgent_at is not null and responded_at is null;
create index complaint_own_venue on complaint (county_id, filed_at) where own_venue and state = 'atStation';
create index complaint_check on complaint (county_id, next_check_on) where next_check_on is not null;

-- Settlements made before say only how much: compensation, and what is left of it as money given back.
update complaint set terms = (
  select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'text', '', 'valueFen', fen, 'dueOn', null, 'until', null,
    'checkEveryDays', null, 'proof', '', 'performedOn', agreement->>'performedOn', 'checks', '[]'::jsonb)), '[]')
  from (values ('refund', recovered_fen - coalesce(compensation_fen, 0)), ('compensation', coalesce(compensation_fen, 0))) as part (kind, fen)
  where fen > 0)
where recovered_fen > 0;

-- How long a venue may talk with its own customer, and what a station may settle by itself; a county changes both.
update county set limits = jsonb_build_object('ownVenueWorkingDays', 3, 'stationPowers', (
  select jsonb_object_agg(kind, jsonb_build_object('amountFen', 500000, 'injury', false, 'violation', false))
  from unnest(array['village', 'mall', 'supermarket', 'market', 'enterprise', 'scenicArea', 'school', 'hotel']) as kind)) || limits;

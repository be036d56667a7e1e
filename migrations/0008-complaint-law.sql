-- What the law's procedure leaves on record beside the state of a complaint: identity papers, grounds and their evidence,
-- proposals, recusal, jurisdiction, transfers, clues, review, archive. Each is a document that is read and written only
-- with the matter; an empty one costs a filing nothing.

alter table complaint
  add column identity jsonb,
  add column decline_evidence jsonb,
  add column proposal jsonb,
  add column recusals jsonb not null default '[]',
  add column jurisdiction jsonb,
  add column dispute jsonb,
  add column transfers jsonb not null default '[]',
  add column hops jsonb not null default '[]',
  add column no_power_on date,
  add column clues jsonb not null default '[]',
  add column police jsonb,
  add column review jsonb,
  add column follow_up_waived jsonb,
  add column publication jsonb,
  add column archive jsonb,
  add column consents jsonb not null default '[]',
  add column referrals jsonb not null default '[]';

-- A complaint that the centre hands to another bureau or department is a state of its own until the complainant is told.
alter table complaint drop constraint complaint_state_check, drop constraint complaint_outcome_check;
alter table complaint
  add constraint complaint_state_check check (state in ('atStation', 'registered', 'dispatched', 'accepted', 'mediating',
    'declined', 'settled', 'terminated', 'transferred', 'told', 'closed')),
  add constraint complaint_outcome_check check (outcome in ('settled', 'terminated', 'declined', 'settledAtStation', 'withdrawn', 'transferred'));

-- Which decisions need the superior's word, and whether what was open when 令121 came into force keeps an earlier deadline.
update county set limits = '{"approveDecline": false, "approveTerminate": false, "headDecidesAlone": true, "keepEarlierDeadline": true}' || limits;

-- The consents to mediation that were given before are records of their kind; how they were said was not written down then.
update complaint set consents = (
  select coalesce(jsonb_agg(jsonb_build_object('kind', 'mediate', 'party', party, 'given', true, 'on', said_on, 'way', 'inPerson',
    'proof', '', 'byId', null)), '[]')
  from (values ('consumer', consumer_consented_on), ('operator', operator_consented_on)) as part (party, said_on)
  where said_on is not null)
where consumer_consented_on is not null or operator_consented_on is not null;

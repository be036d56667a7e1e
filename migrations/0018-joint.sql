-- What binds several people or matters to one (《办法》第十二条; law.md 10.3): who complains jointly, what was merged and into what,
-- who helps to handle. Each is a document that is read and written only with the matter; an empty one costs a filing nothing.

alter table complaint
  add column joint jsonb,
  add column merged jsonb,
  add column taken_over jsonb not null default '[]',
  add column co_handlers jsonb not null default '[]';

alter table complaint drop constraint complaint_outcome_check;
alter table complaint
  add constraint complaint_outcome_check check (outcome in ('settled', 'terminated', 'declined', 'settledAtStation', 'withdrawn',
    'transferred', 'merged')),
  -- What went into another is closed, and is put back only together with its state.
  add constraint complaint_merged_check check ((merged is not null) = (outcome is not distinct from 'merged'));

-- Who calls about a joint complaint is found by his own telephone.
create index complaint_member_phone on complaint using gin ((jsonb_path_query_array(joint, '$.members[*].phone')))
  where joint is not null;
-- What somebody helps with is his own short list.
create index complaint_co_handler on complaint using gin (co_handlers) where co_handlers <> '[]';

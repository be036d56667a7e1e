-- 书面授权: the number and the day of the paper by which the bureau lets heads of offices approve cases. Nobody was asked for them, and until
-- the county names them no sheet says that there is one.
update county set limits = jsonb_set(jsonb_set(limits, '{headApprovalPaper}', '""'), '{headApprovalOn}', '""')
  where jsonb_typeof(limits) = 'object' and not limits ? 'headApprovalPaper';

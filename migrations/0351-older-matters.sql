-- What was received before 15 April 2026 and is decided since: by the grounds, articles and forms of 令121 (程序从新), unless the county says
-- otherwise. What was decided until now names no rule and stays with that of its day of receipt.
update county set limits = jsonb_set(limits, '{olderByNewProcedure}', 'true')
where jsonb_typeof(limits) = 'object' and not limits ? 'olderByNewProcedure';

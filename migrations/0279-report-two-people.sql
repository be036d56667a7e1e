-- Whoever reviewed a work report leaves its signature to another, unless the county says otherwise.
update county set limits = jsonb_set(limits, '{reportTwoPeople}', 'true')
where jsonb_typeof(limits) = 'object' and not limits ? 'reportTwoPeople';

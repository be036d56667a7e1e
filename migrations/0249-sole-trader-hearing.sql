-- From which sums on a sole trader is told of a hearing: as a natural person (民法典 第五十四条), unless the county says otherwise.
update county set limits = jsonb_set(limits, '{soleTraderHeardAsPerson}', 'true')
where jsonb_typeof(limits) = 'object' and not limits ? 'soleTraderHeardAsPerson';

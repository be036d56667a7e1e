-- Who is not satisfied asks the bureau to look at a closed complaint once more: judged by who leads it, within days of the county's own.
alter table complaint add column appeal jsonb;

update county set limits = '{"appealDays": 30, "appealWorkingDays": 15}'::jsonb || limits where jsonb_typeof(limits) = 'object';

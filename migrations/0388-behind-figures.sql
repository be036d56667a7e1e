-- What it cost to complain is told of few in most counties, and of none in many: the records behind it were looked for among all that ever
-- were closed. Only who tells it pays.
create index complaint_cost_told on complaint (county_id, closed_on) where jsonb_path_exists(cost, '$.* ? (@ != null)');
-- Received before it was filed: what was taken over from elsewhere. A day that counts from the receipt may lie before its filing, and that of
-- no other. Nobody else pays.
create index complaint_taken_over on complaint (county_id, received_at) include (filed_at) where received_at < filed_at;

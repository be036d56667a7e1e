-- 格式条款: the list goes by the day that each review keeps; two indexes stood for it, and it could use neither.
drop index contract_review_due;
drop index contract_review_due_on;
create index contract_review_due on contract_review (county_id, coalesce(due_on, 'infinity'), number);
-- What was advised has its day; the opinion of the others is counted in working days, each morning.
update contract_review set due_on = rectify_by where state = 'advised' and due_on is null;

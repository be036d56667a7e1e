-- 对外通知: "to" is sealed in every row, so that nobody can ask which systems of the county's own are waited for. Their name in the settings
-- tells nothing of a person, and stands beside it: each has a turn of its own, and one that does not answer holds up no other.
alter table message add column system text;

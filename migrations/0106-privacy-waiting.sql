-- One waiting request of a kind by a person: two windows at once make no second one. Who filed a complaint is the first of those who
-- complain jointly, though he asked while he was alone in it.
create unique index privacy_waiting_once on privacy (county_id, about_id, coalesce(member, 1), kind) where state = 'asked';

-- The sessions of today are read by the hour for which they are called. While nobody has called one, nothing is known of those hours, and a
-- third of all matters was taken to have one: the first screen went through all that is open in the office instead, more with each matter.
-- How many have been called for a session at all is always known: the index says so in these words.
drop index complaint_called;
create index complaint_called on complaint (county_id, (summons ->> 'heldAt')) where summons is not null;

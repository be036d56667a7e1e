-- The sessions that are called, by their hour: few at any time, and a matter that is filed has none and is not in it.
create index complaint_called on complaint (county_id, (summons ->> 'heldAt')) where summons ->> 'heldAt' is not null;

-- That a session is called for an hour says by itself that one is called, so that the index of hours (0337) was reckoned with a third of all
-- matters all the same. Which are open and have been called is all that the day is asked of: they are few, and how many is always known.
drop index complaint_called;
create index complaint_called on complaint (county_id, office_id) where summons is not null and stage <> 'done';

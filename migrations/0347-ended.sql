-- The newest that are settled, terminated, declined or closed lie behind thousands that are still in hand: a list behind such a figure walked
-- through all of these first. Who files enters nothing here.
create index complaint_ended on complaint (county_id, filed_at, id) where outcome is not null;

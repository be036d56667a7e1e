-- What is not entered in the search yet was looked through for all counties of a database by each search of one; and to take out the words
-- of one complaint, every slice of the county was read to find those of its block. A county and a block lead to their own now. Few slices
-- have a mark of a complaint, and those alone are written (src/store/matter/search-slices.ts); what that leaves behind is taken away
-- soon, for a slice weighs a kilobyte.
create index complaint_fresh_county on complaint_fresh (county_id);
-- A few dead rows are else left to the next time where there is an index, and one at the end keeps all the room before it.
alter table complaint_fresh set (vacuum_index_cleanup = on);
create index complaint_slice_block on complaint_slice (county_id, block);
alter table complaint_slice set (autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);
alter table complaint_place set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

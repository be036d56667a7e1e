-- Three indexes in which nearly every matter stands are a third narrower: an act that enters one writes as much less. Matters of one
-- millisecond are put in order as they are read, as they are in the list of all; of an address its number stands in the index, and the words
-- are compared in the row. Each index takes some 0.3 s for 100,000 matters, within which nobody files.
drop index complaint_ended;
create index complaint_ended on complaint (county_id, filed_at) where outcome is not null;
drop index complaint_handler;
create index complaint_handler on complaint (county_id, handler_id, filed_at) where handler_id is not null;
drop index complaint_address;
create index complaint_address on complaint (county_id, hashtext(consumer_address), filed_at) where consumer_address <> '';

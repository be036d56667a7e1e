-- Numbers that a citizen has written into his words, and that staff wrote down, lie in the seal of the row as well; in the words stands a
-- fixed sign for each. What was written before, and by a server of the former version that still runs, is told by the column, which who seals
-- writes as false: such rows alone are in the index of what the job `seal-persons` has yet to do. It asks for no pattern: words stand in a
-- dozen columns and documents, and what the job has not looked at counts as open.
alter table complaint add column words_open boolean not null default true;
create index complaint_open_words on complaint (county_id, id) where words_open;

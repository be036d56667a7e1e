-- Numbers that a citizen has written into his words lie in the seal of the row as well; in the words stands a fixed sign for each. What was
-- written before, and by a server of the former version that still runs, is told by the column, which who seals writes as false: such rows
-- alone are in the index of what the job `seal-persons` has yet to do. Its pattern is asked of rows that are open, and of no new one.
alter table complaint add column words_open boolean not null default true;
create index complaint_open_words on complaint (county_id, id)
  where words_open and (joint is not null or injury is not null or taken_over <> '[]'
    or story ~ '[0-9０-９]([[:space:]-]?[0-9０-９]){6}' or claim ~ '[0-9０-９]([[:space:]-]?[0-9０-９]){6}'
    or consumer_name ~ '[0-9０-９]([[:space:]-]?[0-9０-９]){6}' or consumer_address ~ '[0-9０-９]([[:space:]-]?[0-9０-９]){6}');

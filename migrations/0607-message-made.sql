-- How many messages of a day are done with, asked where several of them did not arrive. A table in the order of its days needs no more than
-- this of each stretch of it.
create index message_made on message using brin (made_at) with (autosummarize = on);

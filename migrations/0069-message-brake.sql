-- What keeps a telephone from being flooded: messages to citizens are counted by day and telephone when they go out, and one that
-- nobody has proven to be the filer's gets one of them. Null for what must reach its reader: accounts, call-outs, sign-in codes.
alter table message add column brake text check (brake in ('unproven', 'citizen'));

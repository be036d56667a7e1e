-- What a telephone of a station shows when somebody has typed its PIN, as a hash; how often it was wrong, and from when on the next try
-- is taken. Without it the server gives no share, and a telephone from before has none until it is next opened.
alter table device add column pin_hash bytea;
alter table device add column pin_wrong integer not null default 0;
alter table device add column pin_not_before timestamptz(3);

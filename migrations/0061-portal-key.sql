-- The key that signs citizens' pages is derived from the key file: a copy of the database opens no page of the running program.
drop table secret;

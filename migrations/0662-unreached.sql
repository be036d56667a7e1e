-- What did not arrive within these days is counted each time somebody looks whether all is well, among millions that did.
create index message_unreached on message (made_at) where unreached is not null;

-- Telephones and identity numbers of persons lie sealed under the key file, in one column of their row, with the name of the key beside
-- it. Who is looked for by a number is looked for by its mark, a keyed hash of it or of its last four figures. What stands in the open
-- is sealed by the job `seal-persons`, for SQL has not the key; until then it is found in an index of such rows alone, and what is empty
-- in a sealed row leaves the index of pairs by itself.

alter table complaint
  alter column consumer_phone set default '',
  add column complaint_seal bytea,
  add column key_id text,
  add column phone_mark bytea,
  add column phone_tail bytea,
  add column identity_mark bytea,
  add column member_marks jsonb;
alter table inquiry
  add column inquiry_seal bytea,
  add column key_id text,
  add column phone_mark bytea,
  add column phone_tail bytea;
alter table message
  alter column "to" set default '',
  add column message_seal bytea,
  add column key_id text;
alter table missed_call
  drop constraint missed_call_phone_check,
  add column missed_call_seal bytea,
  add column key_id text,
  add column phone_mark bytea,
  add constraint missed_call_phone_check check (phone <> '' or missed_call_seal is not null);
alter table redispatch
  add column redispatch_seal bytea,
  add column key_id text;
alter table exchange_letter
  add column exchange_letter_seal bytea,
  add column key_id text;

-- Each serves the search for duplicates and the count over time, as the index of the number itself did.
create index complaint_phone_mark on complaint (county_id, phone_mark, filed_at) where phone_mark is not null;
create index complaint_phone_tail on complaint (county_id, phone_tail) where phone_tail is not null;
create index complaint_identity_mark on complaint (county_id, identity_mark, filed_at) where identity_mark is not null;
create index complaint_member_mark on complaint using gin (member_marks) where member_marks is not null;
create index inquiry_phone_mark on inquiry (county_id, phone_mark) where phone_mark is not null;
create index inquiry_phone_tail on inquiry (county_id, phone_tail) where phone_tail is not null;
create index missed_call_mark on missed_call (county_id, phone_mark) where reached_at is null;

-- What is still in the open. The indexes of former versions held every number there is.
create index complaint_open_phone on complaint (county_id, consumer_phone, filed_at)
  where complaint_seal is null and (consumer_phone <> '' or consumer_id_number <> '' or joint is not null);
create index complaint_open_identity on complaint (county_id, consumer_id_number, filed_at)
  where complaint_seal is null and consumer_id_number <> '';
create index inquiry_open_phone on inquiry (county_id, asker_phone) where inquiry_seal is null and asker_phone <> '';
create index message_open on message (county_id) where message_seal is null and "to" <> '';
drop index complaint_phone, complaint_identity, inquiry_phone, missed_call_phone;

-- Every start counts which keys are needed.
create index complaint_key on complaint (key_id) where key_id is not null;
create index inquiry_key on inquiry (key_id) where key_id is not null;
create index message_key on message (key_id) where key_id is not null;

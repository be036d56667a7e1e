-- Numbers in the words of who tells of something, asks, or is written of in a letter to the network above, as 0108 has it for complaints. A
-- tip-off gets a seal of its own: its words are the most dangerous to who wrote them.
alter table tipoff
  add column tipoff_seal bytea,
  add column key_id text,
  add column words_open boolean not null default true;
alter table inquiry add column words_open boolean not null default true;
alter table exchange_letter add column words_open boolean not null default true;
create index tipoff_key on tipoff (key_id) where key_id is not null;
create index tipoff_open_words on tipoff (county_id, id) where words_open;
create index inquiry_open_words on inquiry (county_id, id) where words_open;
create index exchange_letter_open_words on exchange_letter (county_id, id) where words_open and body is not null;
alter table redispatch add column words_open boolean not null default true;
create index redispatch_open_words on redispatch (county_id, id) where words_open;

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

-- A server of the former version reads 〔隐号〕 for a number: it would save the words without it, or write new ones into a row that nobody looks
-- at any more. So it may save nothing of such a row, whatever it changes; this version says of each of its connections that it knows.
-- Who files inserts, and is asked nothing.
create function numbers_are_kept() returns trigger language plpgsql as $$
begin
  raise exception 'A server of a former version would lose numbers of this row: stop it.' using errcode = 'object_not_in_prerequisite_state';
end $$;
create trigger complaint_numbers_kept before update on complaint for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
create trigger inquiry_numbers_kept before update on inquiry for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
create trigger tipoff_numbers_kept before update on tipoff for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
create trigger redispatch_numbers_kept before update on redispatch for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();
create trigger exchange_letter_numbers_kept before update on exchange_letter for each row
  when (not old.words_open and current_setting('hongdun.words', true) is distinct from 'sealed')
  execute function numbers_are_kept();

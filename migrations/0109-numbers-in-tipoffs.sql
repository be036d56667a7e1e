-- Numbers in the words of who tells of something, asks, or is written of in a letter to the network above, as 0108 has it for complaints. A
-- tip-off gets a seal of its own: its words are the most dangerous to who wrote them.
alter table tipoff
  add column tipoff_seal bytea,
  add column key_id text,
  add column words_open boolean not null default true;
alter table inquiry add column words_open boolean not null default true;
alter table exchange_letter add column words_open boolean not null default true;
create index tipoff_key on tipoff (key_id) where key_id is not null;
create index tipoff_open_words on tipoff (county_id, id)
  where words_open and (taken_in <> '[]' or story ~ '[0-9\uff10-\uff19\u24ea\u2460-\u2468\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]([\u0009-\u000d\u0020\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufe0f\ufeff\u20e3\u2010-\u2015\u2212\uff0d\uff0e\u00b7\u2022/\uff0f_\uff3f.\u002d]{0,2}[0-9\uff10-\uff19\u24ea\u2460-\u2468\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]){6}' or evidence ~ '[0-9\uff10-\uff19\u24ea\u2460-\u2468\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]([\u0009-\u000d\u0020\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufe0f\ufeff\u20e3\u2010-\u2015\u2212\uff0d\uff0e\u00b7\u2022/\uff0f_\uff3f.\u002d]{0,2}[0-9\uff10-\uff19\u24ea\u2460-\u2468\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]){6}');
create index inquiry_open_words on inquiry (county_id, id)
  where words_open and (question ~ '[0-9\uff10-\uff19\u24ea\u2460-\u2468\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]([\u0009-\u000d\u0020\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufe0f\ufeff\u20e3\u2010-\u2015\u2212\uff0d\uff0e\u00b7\u2022/\uff0f_\uff3f.\u002d]{0,2}[0-9\uff10-\uff19\u24ea\u2460-\u2468\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]){6}' or asker_name ~ '[0-9\uff10-\uff19\u24ea\u2460-\u2468\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]([\u0009-\u000d\u0020\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufe0f\ufeff\u20e3\u2010-\u2015\u2212\uff0d\uff0e\u00b7\u2022/\uff0f_\uff3f.\u002d]{0,2}[0-9\uff10-\uff19\u24ea\u2460-\u2468\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]){6}');
create index exchange_letter_open_words on exchange_letter (county_id, id) where words_open and body is not null;

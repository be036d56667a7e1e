-- Every channel of the list stands in the register, so that its hours can be set and its silence be seen.
insert into channel (county_id, code)
  select county_id, code from category where kind = 'channel' on conflict do nothing;

-- The calls that still wait are listed; the index of 0011 is for them, this one for the telephone that is called back.
create index missed_call_phone on missed_call (county_id, phone) where reached_at is null;
create index inquiry_knowledge on inquiry (county_id, knowledge_id) where knowledge_id is not null;
create index inquiry_complaint on inquiry (county_id, complaint_id) where complaint_id is not null;

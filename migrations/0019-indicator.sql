-- What 第十七条 of 令121 has an officer weigh: one person, telephone, address, kind of goods again and again. The index of the
-- telephone now holds closed matters too, and their day, so that it serves the search for duplicates and the count over time.

drop index complaint_phone;
create index complaint_phone on complaint (county_id, consumer_phone, filed_at);
create index complaint_address on complaint (county_id, consumer_address, filed_at) where consumer_address <> '';
create index complaint_identity on complaint (county_id, consumer_id_number, filed_at) where consumer_id_number is not null;
create index complaint_goods on complaint (county_id, category_code, filed_at) where category_code is not null;

-- From how many on an indicator is shown; a city may refine the factors (第十七条第二款).
update county set limits = jsonb_build_object('indicators', jsonb_build_object(
  'days', 90, 'samePerson', 10, 'sameOperator', 3, 'sameGoods', 4, 'manyShops', 6,
  'sharedPhone', 4, 'sharedAddress', 4, 'alikeTexts', 4, 'alikePercent', 60)) || limits;

-- 订阅: one telephone has one subscription, whatever its two tabs press at once; of two that were made so, the confirmed or older one stays.
delete from warning_subscriber as s using warning_subscriber as o
  where o.county_id = s.county_id and o.phone_mark = s.phone_mark and o.id <> s.id
    and (o.state = 'on', s.asked_at, s.id) > (s.state = 'on', o.asked_at, o.id);
drop index warning_subscriber_mark;
create unique index warning_subscriber_mark on warning_subscriber (county_id, phone_mark) where phone_mark is not null;

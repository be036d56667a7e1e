-- 订阅: one telephone has one subscription, whatever its two tabs press at once; of two that were made so, the confirmed or older one stays.
delete from warning_subscriber as s using warning_subscriber as o
  where o.county_id = s.county_id and o.phone_mark = s.phone_mark and o.id <> s.id
    and (o.state = 'on', s.asked_at, s.id) > (s.state = 'on', o.asked_at, o.id);
-- What was told to a telephone stood under the warning; it says how to end the subscription, and is not kept beyond it any more.
update message as m set "to" = '', message_seal = null, key_id = null, text = '（内容已隐去）', sent_at = coalesce(sent_at, now())
  where (text like '%退订：%' and exists (select from warning as w where w.county_id = m.county_id and w.id = m.matter_id))
    or (text like '%订消费警示%' and not exists (
      select from warning_subscriber as s where s.county_id = m.county_id and s.id = m.matter_id));
drop index warning_subscriber_mark;
create unique index warning_subscriber_mark on warning_subscriber (county_id, phone_mark) where phone_mark is not null;

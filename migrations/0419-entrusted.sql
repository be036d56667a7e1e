-- 受托: what an association was entrusted with, which is all that its mediators see. No index had it, so each of their lists read the county from
-- one end to the other for the few. Who is entrusted with nothing pays nothing.
create index complaint_entrusted on complaint (county_id, entrusted_to, filed_at) where entrusted_to is not null;

-- 愿意一起办: who files by the short form of an incident says whether he acts together with the others and elects representatives (《办法》第十二条).
alter table incident_member add column willing boolean not null default false;

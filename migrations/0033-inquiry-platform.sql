-- A platform number is one inquiry's, as it is one complaint's and one tip-off's, and finds it. Where it was typed twice before,
-- the later ones keep it with their own number behind it.
update inquiry as c set platform_number = left(c.platform_number, 24) || '·' || c.number
where c.platform_number <> '' and exists (
  select 1 from inquiry as b where b.county_id = c.county_id and b.platform_number = c.platform_number and (b.filed_at, b.id) < (c.filed_at, c.id));
create unique index inquiry_platform on inquiry (county_id, platform_number) where platform_number <> '';

-- 未定位: nobody has said yet where a town, a village or a station lies. It had to lie somewhere before, and was put at the county seat.
alter table region
  alter column x drop not null,
  alter column y drop not null,
  add constraint region_place check ((x is null) = (y is null));
alter table station
  alter column x drop not null,
  alter column y drop not null,
  add constraint station_place check ((x is null) = (y is null));

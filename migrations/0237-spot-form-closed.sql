-- 作废、交回: a number of a decision on the spot that is used no more, so that each number of the year can be accounted for. What was
-- decided on it before it was closed, and arrives later, counts all the same: the paper was handed over.
alter table spot_form
  add column outcome text check (outcome in ('spoiled', 'returned')),
  add column closed_at timestamptz(3),
  add column closed_by_id uuid,
  add column reason text not null default '',
  add foreign key (county_id, closed_by_id) references account (county_id, id),
  add check ((outcome is null) = (closed_at is null) and (outcome is null) = (closed_by_id is null));
drop index spot_form_device;
create index spot_form_device on spot_form (county_id, device_id, year) where used_at is null and closed_at is null;
create index spot_form_year on spot_form (county_id, year);
-- The decisions whose number was taken at the desk.
create index issued_paper_spot on issued_paper (county_id) where kind = 'spot';

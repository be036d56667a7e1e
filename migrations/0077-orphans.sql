-- Uploads that no matter has yet: what strangers have waiting is summed with each of their forms that brings a file, and swept within the hour.
create index attachment_orphan on attachment (county_id, by, added_at) where matter_id is null;

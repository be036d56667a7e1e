-- Files and messages belong to a matter of any kind: a complaint, a tip-off or an inquiry. Which table that is they do not
-- say, so the column refers to none; only the action that locks the matter writes it.

alter table attachment drop constraint attachment_county_id_complaint_id_fkey;
alter table attachment rename column complaint_id to matter_id;
alter index attachment_complaint rename to attachment_matter;
alter table message rename column complaint_id to matter_id;

-- Views of the lists of dockets. Which lists there are, the program knows; a name is taken within its list alone.
alter table view drop constraint view_kind_check,
  add constraint view_kind_check check (kind ~ '^[a-z-]{1,40}$'),
  drop constraint view_county_id_account_id_name_key,
  add constraint view_name unique (county_id, account_id, kind, name);

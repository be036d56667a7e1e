-- What a call-out was rung for by the sound of words: another danger rings again, and the same one does not. A matter may have several
-- call-outs at work, but only one that nobody has answered yet.
alter table callout add column heard jsonb not null default '[]';
drop index callout_matter;
create unique index callout_matter on callout (county_id, matter_id) where state = 'paging';
create index callout_of_matter on callout (county_id, matter_id) where matter_id is not null;
create index callout_opened on callout (county_id, opened_at);
create index inquiry_tipoff on inquiry (county_id, tipoff_id) where tipoff_id is not null;

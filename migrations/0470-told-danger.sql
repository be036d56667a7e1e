-- In which words each danger was told for which those on duty were rung, by whom and when. What rang before has none: of it the matter's own
-- words are shown.
alter table callout add column told jsonb not null default '[]';

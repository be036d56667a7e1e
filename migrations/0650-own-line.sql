-- The extension of one's own telephone: a call that rings there is shown at one's desk.
alter table reach add column line text not null default '';
create index reach_line on reach (county_id, line) where line <> '';

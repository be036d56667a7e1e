-- A letter that the other side could not take was told as a line that is down, and stopped the letters of everybody behind it: what went wrong
-- with the letter itself, or with its kind, is kept apart from what went wrong with the line.
alter table exchange_letter add column put_off boolean not null default false;

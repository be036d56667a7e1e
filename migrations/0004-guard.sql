-- A function that acts as its owner must find its own tables first: a temporary table of the same name, which anybody may
-- make, would otherwise be looked at before them.

alter function complaint_tally_change() set search_path = public, pg_temp;

-- An officer who filters by a town of another office: which of his office's matters are about a place. Entries of one office and place
-- share their key, so that a matter costs some bytes; it is written when the centre has dispatched it, and no filing pays.
create index complaint_office_place on complaint (county_id, office_id, operator_region_id) where state not in ('registered', 'atStation');

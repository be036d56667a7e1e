-- What was taken out carries a number; a copy that is found leads to its line in the trail by it.
create index trail_mark on trail (county_id, (detail ->> 'mark')) where detail ->> 'mark' is not null;

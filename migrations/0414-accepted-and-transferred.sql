-- What was accepted and handed over afterwards is one matter in 解决（含移交） and 受理和移交: this leads to the few that were both, where
-- `complaint_transferred` leads to all that were handed over in a year.
create index complaint_accepted_transferred on complaint (county_id, ended_on) where outcome = 'transferred' and accepted_on is not null;

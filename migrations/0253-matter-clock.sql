-- 在期与否 (matter clock): the legal day of each clock that the published rates ask for, and the day on which it stopped, as the rulebook
-- counts them. Whether a decision was in time is a question of holidays, pauses and the rules of the day of receipt: it is counted in one
-- place and only kept here. It holds no words.
create table matter_clock (
  county_id integer not null references county,
  matter_id uuid not null,
  clock text not null check (clock in ('accept', 'mediate', 'verify')),
  due_on date not null,
  stopped_on date,
  primary key (county_id, matter_id, clock)
);
create index matter_clock_due on matter_clock (county_id, clock, due_on);

-- What was handed over, and the links of a clue from the tip-off to the end of its case, by day.
create index complaint_transferred on complaint (county_id, ended_on) where outcome = 'transferred';
create index tipoff_dispatched on tipoff (county_id, dispatched_on) where dispatched_on is not null;
create index ledger_pace on ledger (county_id, verb, on_day)
  where verb in ('verification-started', 'enforcement-opened', 'enforcement-not-opened', 'transcript-recorded', 'measure-taken', 'enforcement-closed');

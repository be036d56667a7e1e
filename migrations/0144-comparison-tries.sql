-- Taken for comparing in a transaction of its own, so that whoever asks for it again waits for no comparison; one that fails is tried again
-- behind the others, and given up after some tries.
alter table matter_to_compare
  add column tries integer not null default 0,
  add column taken_at timestamptz;

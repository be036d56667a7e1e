-- 机器的记事: what the program keeps of itself beyond one run, one row a name, such as the fingerprint of its key file.
create table machine_note (
  name text primary key,
  noted_at timestamptz(3) not null,
  detail jsonb not null
);

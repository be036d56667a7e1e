-- 几台程序 (instances): which programs work on this database, each by a row that it beats while it lives. Neither table is of a county.
create table instance (
  id uuid primary key,
  version text not null,
  -- The last migration that the program brings, which tells two builds of one version apart.
  newest_migration text not null,
  host text not null,
  pid integer not null,
  -- The names of the keys in its key file, never the keys.
  key_ids text[] not null,
  started_at timestamptz(3) not null default now(),
  seen_at timestamptz(3) not null default now()
);

-- What several programs count together of tries and of bytes (limits): the key is a mark under a secret that is not in the database. It is
-- no record of anything: after a crash, and on a standby that takes over, it begins anew.
create unlogged table shared_count (
  counter text not null,
  key bytea not null,
  -- Which window of the counter, from 1970 on.
  slot bigint not null,
  n bigint not null,
  -- From then on it counts nowhere any more.
  ends_at timestamptz(3) not null,
  primary key (counter, key, slot)
);
create index shared_count_end on shared_count (ends_at);

-- 对外通知的系统 (hook system): a system of the county's own that the administrator has entered at the desk. Where it is told, and of what, is
-- written by him and confirmed by a second person: letters go by what was confirmed last, whatever was written since.
create table hook_system (
  county_id integer not null references county,
  id uuid not null,
  name text not null,
  -- As written last.
  url text not null,
  events text[] not null,
  -- As confirmed; null while nobody has.
  standing_url text,
  standing_events text[],
  active boolean not null,
  version integer not null,
  written_by uuid not null,
  written_at timestamptz(3) not null,
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, name),
  check ((standing_url is null) = (standing_events is null))
);

-- 密钥 (hook secret): what both sides hold, sealed under a key that is not in the database. One signs; the next signs beside it until it is put
-- in the place of the first. The id is that of the press that made it.
create table hook_secret (
  county_id integer not null,
  id uuid not null,
  system_id uuid not null,
  stage text not null check (stage in ('now', 'next')),
  made_by uuid not null,
  made_at timestamptz(3) not null,
  sealed bytea not null,
  key_id text not null,
  primary key (county_id, id),
  unique (county_id, system_id, stage),
  foreign key (county_id, system_id) references hook_system (county_id, id)
);

-- The list of what was sent to systems, the newest first.
create index message_hook on message (county_id, made_at desc, id desc) where channel = 'hook';

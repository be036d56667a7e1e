-- 类别版本: an administrator ends a class or a kind of problem; its row stays for all that was written under it. A table beside the list, for
-- the digests of the list say of every county what it is.
create table retired_category (
  county_id integer not null,
  code text not null,
  retired_on date not null,
  -- Where its matters go; null where they stay.
  merged_into text,
  primary key (county_id, code),
  foreign key (county_id, code) references category,
  foreign key (county_id, merged_into) references category,
  check (merged_into <> code)
);

-- Who changed what, and why; how many matters were to move.
create table category_version (
  county_id integer not null references county,
  version integer not null check (version > 0),
  -- Made by the page, so that a second press saves nothing.
  id uuid not null unique,
  changes jsonb not null,
  reason text not null,
  by_id text not null,
  at timestamptz(3) not null,
  primary key (county_id, version)
);
create function refuse_category_version() returns trigger language plpgsql as $$
begin
  raise exception 'A version of the categories is never changed.';
end $$;
create trigger category_version_kept before update or delete on category_version
  for each row execute function refuse_category_version();

-- How far the matters of a version have come; beside the version, which is never changed.
create table category_mapping (
  county_id integer not null,
  version integer not null,
  to_move integer not null,
  moved integer not null default 0,
  done_at timestamptz(3),
  primary key (county_id, version),
  foreign key (county_id, version) references category_version
);

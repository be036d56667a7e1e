-- 草稿: what somebody is still typing, sealed under the key file, so that it is on every machine he signs in at and on none.
-- `writer` is the window that saved it last: a second one is told, and neither overwrites the other.

create table draft (
  county_id integer not null references county,
  id uuid not null,
  account_id uuid not null,
  form text not null check (length(form) between 1 and 200),
  title text not null,
  path text not null,
  version integer not null check (version > 0),
  writer uuid not null,
  sealed bytea not null,
  key_id text not null,
  saved_at timestamptz(3) not null,
  -- Whose it was, and since when it lies with who took over; null for one's own.
  from_id uuid,
  handed_at timestamptz(3),
  primary key (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id),
  foreign key (county_id, from_id) references account (county_id, id)
);
-- One of each form; what was handed over lies beside it until it is taken up.
create unique index draft_own on draft (county_id, account_id, form) where handed_at is null;
create index draft_of on draft (county_id, account_id, saved_at desc);
create index draft_saved on draft (county_id, saved_at);

update county set limits = limits || '{"draftDays": 30}' where not limits ? 'draftDays';

-- 批示: who closes a remark once its writer has left; who wrote it stays written.
alter table remark add column successor_id uuid;

-- An account whose password another set, or that one person alone gave a role that opens reporters, opens no seal until a second person,
-- who has nothing to do with it, has confirmed it.
alter table account add column seals_held boolean not null default false;

create table seal_hold (
  county_id integer not null,
  id uuid not null,
  account_id uuid not null,
  why text not null check (why in ('password', 'role', 'new')),
  -- False where the role opens no seal, or none is there yet: then the row only says who did it, for the owner to be told.
  holds boolean not null,
  held_by uuid not null,
  held_at timestamptz(3) not null,
  told_at timestamptz(3),
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  primary key (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id)
);
create index seal_hold_open on seal_hold (county_id, account_id) where confirmed_at is null and holds;
create index seal_hold_untold on seal_hold (county_id) where told_at is null;

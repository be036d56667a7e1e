-- After the password a code of one's own telephone (RFC 6238), where the county's setting asks the role for it or its owner wants it.
alter table account add column has_factor boolean not null default false;

-- When the session showed the second factor; null while it has not.
alter table session add column factor_at timestamptz(3);

-- The secrets, sealed under a key that is not in the database: at most one in force and one begun for each account.
create table second_factor (
  county_id integer not null,
  id uuid not null,
  account_id uuid not null,
  begun_at timestamptz(3) not null,
  proven_at timestamptz(3),
  -- The half minute of the code that was taken last: none is taken twice, by whichever server.
  last_step integer not null,
  sealed bytea not null,
  key_id text not null,
  primary key (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id)
);
create unique index second_factor_proven on second_factor (county_id, account_id) where proven_at is not null;
create unique index second_factor_begun on second_factor (county_id, account_id) where proven_at is null;

-- Recovery codes as marks under a key that is not in the database.
create table recovery_code (
  county_id integer not null,
  account_id uuid not null,
  mark bytea not null,
  made_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (county_id, account_id, mark),
  foreign key (county_id, account_id) references account (county_id, id)
);

-- Somebody has lost his telephone: what one person asks for is done once another has confirmed it.
create table factor_reset (
  county_id integer not null,
  id uuid not null,
  account_id uuid not null,
  -- Null where a command on the server has done it.
  asked_by uuid,
  asked_at timestamptz(3) not null,
  asked_told_at timestamptz(3),
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  confirmed_told_at timestamptz(3),
  primary key (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id)
);
create index factor_reset_untold on factor_reset (county_id)
  where asked_told_at is null or (confirmed_at is not null and confirmed_told_at is null);
create unique index factor_reset_open on factor_reset (county_id, account_id) where confirmed_at is null;

-- On for those who can do most harm, and off in the sample county, whose accounts and password are public.
update county set limits = limits || case
  when exists (select 1 from ledger where ledger.county_id = county.county_id and ledger.matter_id = county.ledger_id
    and verb = 'set-up' and (detail ->> 'sample')::boolean) then '{"factorRoles": []}'::jsonb
  else '{"factorRoles": ["admin", "security", "leader", "auditor"]}'::jsonb end
where not limits ? 'factorRoles';

-- 常用语 (phrase): words with variables that are put into a long text: one's own, those of an office, those of the county. They name nobody, and
-- what is one's own goes with the account.
create table phrase (
  county_id integer not null,
  id uuid not null,
  scope text not null check (scope in ('own', 'office', 'county')),
  account_id uuid not null,
  organisation_id text,
  name text not null,
  words text not null,
  pinyin text not null,
  initials text not null,
  version integer not null,
  changed_at timestamptz(3) not null,
  primary key (county_id, id),
  foreign key (county_id, account_id) references account (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  check ((scope = 'office') = (organisation_id is not null))
);
-- A name is found once among one's own, once in an office, once in the county.
create unique index phrase_own on phrase (county_id, account_id, name) where scope = 'own';
create unique index phrase_office on phrase (county_id, organisation_id, name) where scope = 'office';
create unique index phrase_county on phrase (county_id, name) where scope = 'county';

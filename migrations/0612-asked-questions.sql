-- 追问: what the county wants to be asked of one class of goods or services, or where certain words are told: of seed the batch, the variety
-- and how many mu; of a prepaid card what is left on it. Its row stays when it is asked no more, for what was answered and for telephones
-- that carry the old list.
create table asked_question (
  county_id integer not null references county,
  -- Made by the page, so that a second press saves nothing.
  id uuid not null,
  -- The class or kind of problem of which it is asked, with all that stand below; null where words alone decide.
  node text,
  sayings text[] not null default '{}',
  zh text not null,
  en text not null,
  unit text not null default '',
  kind text not null check (kind in ('text', 'number', 'day', 'choice')),
  choices text[] not null default '{}',
  -- A number beyond it cannot be; null for none.
  most double precision,
  -- What of the matter it tells, by which matters are compared; null where it stands for itself.
  fact text,
  required boolean not null default false,
  surfaces text[] not null,
  position integer not null,
  ended_on date,
  primary key (county_id, id),
  foreign key (county_id, node) references category,
  check (node is not null or sayings <> '{}'),
  check (surfaces <@ array['portal', 'desk', 'station'] and surfaces <> '{}')
);

-- What was answered is a fact of the matter: the answer as it was given, and what it says of batch, variety and so on, each with its question.
alter table matter_fact add question text not null default '';
alter table matter_fact drop constraint matter_fact_pkey, add primary key (county_id, matter_id, question, kind, value);
alter table matter_fact drop constraint matter_fact_kind_check, add constraint matter_fact_kind_check check (kind in ('operator', 'brand',
  'model', 'batch', 'product', 'crop', 'symptom', 'channel', 'school', 'price', 'households', 'people', 'hurt', 'mu', 'balance', 'answer'));
alter table matter_fact drop constraint matter_fact_source_check, add constraint matter_fact_source_check
  check (source in ('text', 'form', 'asked', 'person'));

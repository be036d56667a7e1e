-- 事实: what a matter is about, as it is compared with others to suspect a group incident: who sold it, brand, variety, batch, goods,
-- trouble, way of selling. Each with the words that it comes from; a person may correct it.
create table matter_sheet (
  county_id integer not null references county,
  matter_id uuid not null,
  kind text not null check (kind in ('complaint', 'tipoff')),
  number text not null,
  -- The day on which it was received.
  on_day date not null,
  venue_id text,
  home_id text,
  category_code text,
  primary key (county_id, matter_id)
);
create index matter_sheet_day on matter_sheet (county_id, on_day);

create table matter_fact (
  county_id integer not null,
  matter_id uuid not null,
  kind text not null check (kind in ('operator', 'brand', 'model', 'batch', 'product', 'crop', 'symptom', 'channel', 'school', 'price',
    'households', 'people', 'hurt')),
  value text not null,
  words text not null,
  source text not null check (source in ('text', 'form', 'person')),
  trust text not null check (trust in ('guess', 'likely', 'sure')),
  -- What a person has struck out stays, so that no later reading writes it in again.
  removed boolean not null default false,
  primary key (county_id, matter_id, kind, value),
  foreign key (county_id, matter_id) references matter_sheet on delete cascade
);

-- From how many complainants on matters of one trouble are a suspicion.
update county set limits = limits || '{"groups": {"people": 3, "watchPeople": 2, "days": 28, "nearDays": 7}}'
  where not limits ? 'groups';

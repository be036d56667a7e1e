-- 个人信息请求: what a person asks of his own data in a matter (个人信息保护法 第四十四条至第五十条), and how it was answered.

update county set limits = limits || '{"privacyWorkingDays": 15}' where not limits ? 'privacyWorkingDays';

create table privacy (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('asked', 'answered', 'refused')),
  kind text not null check (kind in ('access', 'copy', 'correct', 'delete', 'explain')),
  about_kind text not null check (about_kind in ('complaint', 'tipoff', 'inquiry')),
  about_id uuid not null,
  about_number text not null,
  member integer,
  how text not null check (how in ('code', 'paper', 'calledBack')),
  words text not null default '',
  due_on date not null,
  asked_by_id text not null,
  asked_at timestamptz(3) not null,
  ground text,
  kept_until date,
  said text not null default '',
  answered_by_id text,
  answered_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  check ((state = 'refused') = (ground is not null))
);
create index privacy_about on privacy (county_id, about_id);
create index privacy_waiting on privacy (county_id, due_on) where state = 'asked';

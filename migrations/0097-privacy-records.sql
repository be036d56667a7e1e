-- 个人信息保护影响评估 and 安全事件 (个人信息保护法 第五十五条至第五十七条).

create table impact (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('drafted', 'signed', 'dropped')),
  title text not null,
  occasion text not null check (occasion in ('sensitive', 'automated', 'shared', 'abroad', 'weighty')),
  purpose text not null,
  necessity text not null,
  risk text not null,
  measures text not null,
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  signed_by_id uuid,
  signed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  -- Who writes it does not sign it.
  check (signed_by_id <> written_by_id),
  check ((state = 'signed') = (signed_by_id is not null))
);

create table breach (
  county_id integer not null references county,
  id uuid not null,
  number text not null,
  version integer not null default 1,
  state text not null check (state in ('open', 'closed')),
  title text not null,
  known_at timestamptz(3) not null,
  data_kinds text not null,
  people integer check (people >= 0),
  cause text not null,
  harm text not null,
  measures text not null,
  body_name text not null default '',
  body_told_at timestamptz(3),
  body_words text not null default '',
  persons_told text check (persons_told in ('yes', 'no')),
  persons_at timestamptz(3),
  persons_words text not null default '',
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  closed_by_id uuid,
  closed_at timestamptz(3),
  primary key (county_id, id),
  unique (county_id, number),
  check (state = 'open' or (body_told_at is not null and persons_told is not null))
);

-- 送达原文 (S22 A1): what a paper was made of when it was served, under the hash that its notice and its line of the ledger have of it. It is
-- printed from here for ever after, whatever the matter says by then; it goes with the matter when its time is over. The words lie under the key,
-- for they name who complained. Papers of before have no such row and are printed as the matter stands, which the print says.
create table served_paper (
  county_id integer not null references county,
  id uuid not null,
  matter_id uuid not null,
  kind text not null,
  occasion text not null default '',
  number text not null default '',
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  wording text not null,
  kept_at timestamptz(3) not null,
  by_id uuid not null,
  texts text not null default '',
  served_paper_seal bytea,
  key_id text,
  primary key (county_id, id),
  unique (county_id, matter_id, kind, occasion, content_hash)
);
create index served_paper_key on served_paper (key_id) where key_id is not null;

-- What is decided once more after a revocation is told under a number of its own. Letters on tip-offs that were numbered in a later round than the
-- first have their number there.
update issued_paper as i
set occasion = (
  select count(*) from jsonb_array_elements(t.annulments) as a
  where (a ->> 'on')::date < (i.issued_at at time zone 'Asia/Shanghai')::date
)::text
from tipoff as t
where t.county_id = i.county_id and t.id = i.matter_id and i.kind in ('result', 'openingLetter', 'transferNotice') and i.occasion = ''
  and exists (
    select 1 from jsonb_array_elements(t.annulments) as a
    where (a ->> 'on')::date < (i.issued_at at time zone 'Asia/Shanghai')::date
  );

-- The register of issued papers: which number a paper got that no decision numbers by itself, such as a notice of dispatch or
-- of mediation. One row a matter, kind and occasion; the number is taken in the same transaction, so that none is lost.

create table issued_paper (
  county_id integer not null,
  matter_id uuid not null,
  kind text not null,
  occasion text not null default '',
  number text not null,
  wording text not null,
  issued_at timestamptz(3) not null,
  by uuid not null,
  primary key (county_id, matter_id, kind, occasion),
  unique (county_id, number)
);

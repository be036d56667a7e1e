-- 送达回执: what the gateway says afterwards of a text message that it took, and by which name of its own it knows it.
alter table message
  add column gateway_id text,
  add column arrived_at timestamptz(3),
  add column unreached text;
create index message_gateway on message (gateway_id) where gateway_id is not null;

-- 空号 (dead number): a telephone of which the gateway has said that it is nobody's. It stands here by a mark under a key that is not in
-- the database; another telephone in its place has another mark.
create table dead_number (
  county_id integer not null references county,
  mark bytea not null,
  since timestamptz(3) not null,
  why text not null,
  primary key (county_id, mark)
);

-- 共享约定、配备标准、职能承继: the version that was read, so that the second of two savers is told instead of winning silently.

alter table pact add column version integer not null default 1;
alter table succession add column version integer not null default 1;
alter table staffing add column version integer not null default 1;
alter table pact alter column version drop default;
alter table succession alter column version drop default;
alter table staffing alter column version drop default;

-- 收到 of a day or a month, of the wall and of every work report: without it each count reads all matters that there ever were.

create index complaint_received on complaint using brin (received_at) with (pages_per_range = 16);
create index tipoff_received on tipoff using brin (received_at) with (pages_per_range = 16);
create index inquiry_received on inquiry using brin (received_at) with (pages_per_range = 16);

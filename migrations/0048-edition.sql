-- 共享约定、配备标准、职能承继: the version that was read, so that the second of two savers is told instead of winning silently.

alter table pact add column version integer not null default 1;
alter table succession add column version integer not null default 1;
alter table staffing add column version integer not null default 1;
alter table pact alter column version drop default;
alter table succession alter column version drop default;
alter table staffing alter column version drop default;

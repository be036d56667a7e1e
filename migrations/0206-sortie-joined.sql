-- 会合：同一队的另一部手机也登记了这次出动。它的编号在这里认得，它多出来的人和车算进来。
alter table sortie add column joined jsonb not null default '[]';
create index sortie_joined on sortie using gin (joined jsonb_path_ops);

-- 会同单位去的人: whom a partner department sent along on a sortie, as it enters them itself; none of them is of the bureau's 人次.
alter table sortie add column partner_crews jsonb not null default '[]';
create index campaign_partners on campaign using gin (partner_ids jsonb_path_ops) where partner_ids <> '[]';
create index sortie_partners on sortie using gin (partner_ids jsonb_path_ops) where partner_ids <> '[]';

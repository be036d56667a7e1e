-- Why a matter belongs to an incident, in English too where the program says it; what a person wrote stays in his words alone.
alter table incident_member add column why_en text not null default '';

-- Who ended a call-out, above all who said that it was none: whoever told of the danger hears it. Of what had ended before nobody is named.
alter table callout add column ended_by_id uuid;

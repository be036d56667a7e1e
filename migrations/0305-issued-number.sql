-- 发文登记: each 发文字号 that was given, to which edition of which report, on which day and by whom. A number that was given is never free
-- again: a returned report goes out under another one, and one that was given by mistake is voided with its reason.
create table issued_number (
  county_id integer not null references county,
  number text not null check (number <> ''),
  year integer not null,
  report_id uuid not null,
  edition integer not null,
  given_on date not null,
  given_by_id text not null,
  voided_on date,
  voided_by_id text,
  void_reason text not null default '',
  primary key (county_id, number),
  foreign key (county_id, report_id) references work_report (county_id, id),
  check ((voided_on is null) = (voided_by_id is null) and (voided_on is null) = (void_reason = ''))
);
-- An edition bears one number at a time.
create unique index issued_number_edition on issued_number (county_id, report_id, edition) where voided_on is null;
create index issued_number_year on issued_number (county_id, year, given_on);

create function keep_issued_number() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.voided_on is not null
    or (new.county_id, new.number, new.year, new.report_id, new.edition, new.given_on, new.given_by_id)
      is distinct from (old.county_id, old.number, old.year, old.report_id, old.edition, old.given_on, old.given_by_id) then
    raise exception 'A number that was given stays as it was given.';
  end if;
  return new;
end $$;
create trigger issued_number_kept before update or delete on issued_number
  for each row execute function keep_issued_number();

-- What was given before: with the signature, or after it by a line of its own. Where two reports had one number, the first has it.
insert into issued_number (county_id, number, year, report_id, edition, given_on, given_by_id)
select g.county_id, g.number, substring(g.number from '〔(\d{4})〕')::integer, g.report_id, g.edition, g.given_on, g.given_by_id
from (
  select s.county_id, s.frozen #>> '{issue,number}' as number, s.report_id, s.edition,
    (s.signed_at at time zone 'Asia/Shanghai')::date as given_on, s.signed_by_id as given_by_id, s.signed_at as at
  from work_report_signing as s
  union all
  select l.county_id, l.detail ->> 'paper', l.matter_id, e.edition, l.on_day, l.by::text, l.at
  from ledger as l join lateral (
    select max(s.edition) as edition from work_report_signing as s
    where s.county_id = l.county_id and s.report_id = l.matter_id and s.signed_at <= l.at
  ) as e on e.edition is not null
  where l.verb = 'work-report-numbered'
) as g
where coalesce(g.number, '') ~ '〔\d{4}〕'
order by g.at, g.edition
on conflict do nothing;

-- What was only wished for in a draft that was dropped is wished for no more.
drop index work_report_issue;
create unique index work_report_issue on work_report (county_id, issue_number)
  where issue_number <> '' and state <> 'dropped';
